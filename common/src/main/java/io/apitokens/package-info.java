/**
 * The facade: API tokens of any vendor through one set of types. {@link io.apitokens.ApiTokens} is what every vendor can do,
 * the {@code Can…} interfaces are what only some can, {@link io.apitokens.TokenDirectory} spans accounts.
 */
@NullMarked
package io.apitokens;

import org.jspecify.annotations.NullMarked;
