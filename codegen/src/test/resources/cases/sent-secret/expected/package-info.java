// Generated from spec.yaml. Do not edit.
/**
 * Case sent-secret.
 *
 * <p>A case of the generator's tests.
 */
@NullMarked
package io.apitokens.golden.sentsecret;

import org.jspecify.annotations.NullMarked;
