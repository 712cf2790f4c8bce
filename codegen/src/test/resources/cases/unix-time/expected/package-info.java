// Generated from spec.yaml. Do not edit.
/**
 * Case unix-time.
 *
 * <p>A case of the generator's tests.
 */
@NullMarked
package io.apitokens.golden.unixtime;

import org.jspecify.annotations.NullMarked;
