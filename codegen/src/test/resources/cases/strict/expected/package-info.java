// Generated from spec.yaml. Do not edit.
/**
 * Case strict.
 *
 * <p>A case of the generator's tests.
 */
@NullMarked
package io.apitokens.golden.strict;

import org.jspecify.annotations.NullMarked;
