// Generated from spec.yaml. Do not edit.
/**
 * Case deprecated-operation.
 *
 * <p>A case of the generator's tests.
 */
@NullMarked
package io.apitokens.golden.deprecatedoperation;

import org.jspecify.annotations.NullMarked;
