// Generated from spec.yaml. Do not edit.
/**
 * Case paging.
 *
 * <p>A case of the generator's tests.
 */
@NullMarked
package io.apitokens.golden.paging;

import org.jspecify.annotations.NullMarked;
