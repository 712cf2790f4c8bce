/**
 * The vendor-independent API for managing API tokens. {@link io.apitokens.ApiTokens} has the operations that every
 * vendor supports, the {@code Can…} interfaces have those that only some vendors support, and
 * {@link io.apitokens.TokenDirectory} combines several accounts.
 */
@NullMarked
package io.apitokens;

import org.jspecify.annotations.NullMarked;
