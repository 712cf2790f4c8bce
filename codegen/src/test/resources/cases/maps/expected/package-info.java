// Generated from spec.yaml. Do not edit.
/**
 * Case maps.
 *
 * <p>A case of the generator's tests.
 */
@NullMarked
package io.apitokens.golden.maps;

import org.jspecify.annotations.NullMarked;
