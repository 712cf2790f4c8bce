// Generated from spec.yaml. Do not edit.
/**
 * Case nested-secrets.
 *
 * <p>A case of the generator's tests.
 */
@NullMarked
package io.apitokens.golden.nestedsecrets;

import org.jspecify.annotations.NullMarked;
