// Generated from spec.yaml. Do not edit.
/**
 * Case open-enum.
 *
 * <p>A case of the generator's tests.
 */
@NullMarked
package io.apitokens.golden.openenum;

import org.jspecify.annotations.NullMarked;
