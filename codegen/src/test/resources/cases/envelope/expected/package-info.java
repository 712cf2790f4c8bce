// Generated from spec.yaml. Do not edit.
/**
 * Case envelope.
 *
 * <p>A case of the generator's tests.
 */
@NullMarked
package io.apitokens.golden.envelope;

import org.jspecify.annotations.NullMarked;
