// Generated from spec.yaml. Do not edit.
/**
 * Case lists.
 *
 * <p>A case of the generator's tests.
 */
@NullMarked
package io.apitokens.golden.lists;

import org.jspecify.annotations.NullMarked;
