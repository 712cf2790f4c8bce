// Generated from spec.yaml. Do not edit.
/**
 * Case reserved-and-weird-names.
 *
 * <p>A case of the generator's tests.
 */
@NullMarked
package io.apitokens.golden.reservedandweirdnames;

import org.jspecify.annotations.NullMarked;
