// Generated from spec.yaml. Do not edit.
/**
 * Case required-and-nullable.
 *
 * <p>A case of the generator's tests.
 */
@NullMarked
package io.apitokens.golden.requiredandnullable;

import org.jspecify.annotations.NullMarked;
