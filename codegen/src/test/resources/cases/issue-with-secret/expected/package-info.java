// Generated from spec.yaml. Do not edit.
/**
 * Case issue-with-secret.
 *
 * <p>A case of the generator's tests.
 */
@NullMarked
package io.apitokens.golden.issuewithsecret;

import org.jspecify.annotations.NullMarked;
