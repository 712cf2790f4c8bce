// Generated from spec.yaml. Do not edit.
/**
 * Case all-of.
 *
 * <p>A case of the generator's tests.
 */
@NullMarked
package io.apitokens.golden.allof;

import org.jspecify.annotations.NullMarked;
