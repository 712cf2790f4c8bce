/** Rules for tokens: {@link io.apitokens.inventory.policy.TokenPolicy} refuses at creation what an audit would find. */
@NullMarked
package io.apitokens.inventory.policy;

import org.jspecify.annotations.NullMarked;
