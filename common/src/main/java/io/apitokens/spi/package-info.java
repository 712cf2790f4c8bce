/**
 * What an implementation of a vendor stands on beside {@link io.apitokens.call}: the guard around creates, the guard of the
 * client's own token, and verification of secrets.
 */
@NullMarked
package io.apitokens.spi;

import org.jspecify.annotations.NullMarked;
