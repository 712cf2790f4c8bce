// Generated from spec.yaml. Do not edit.
/**
 * Case link-paging.
 *
 * <p>A case of the generator's tests.
 */
@NullMarked
package io.apitokens.golden.linkpaging;

import org.jspecify.annotations.NullMarked;
