// Generated from spec.yaml. Do not edit.
/**
 * Case scopes.
 *
 * <p>A case of the generator's tests.
 */
@NullMarked
package io.apitokens.golden.scopes;

import org.jspecify.annotations.NullMarked;
