// Generated from spec.yaml. Do not edit.
/**
 * Case two-part-secret.
 *
 * <p>A case of the generator's tests.
 */
@NullMarked
package io.apitokens.golden.twopartsecret;

import org.jspecify.annotations.NullMarked;
