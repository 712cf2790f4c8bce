/**
 * What an implementation of a vendor stands on beside {@link io.apitokens.call}: {@link io.apitokens.spi.VendorTokens} with
 * the views, the checks of ids, verification and the guard around creates, and the walks of {@link io.apitokens.spi.Walks}.
 */
@NullMarked
package io.apitokens.spi;

import org.jspecify.annotations.NullMarked;
