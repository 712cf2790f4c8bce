/**
 * The exceptions of this library: a sealed hierarchy below {@link io.apitokens.error.ApiTokenException}.
 *
 * <p>{@link io.apitokens.error.ApiTokenException#outcome()} states whether the call took effect at the vendor.
 */
@NullMarked
package io.apitokens.error;

import org.jspecify.annotations.NullMarked;
