/**
 * Revokes many tokens at once, and only those that a plan listed before. Start with
 * {@link Revocation}.
 */
@NullMarked
package io.apitokens.inventory.revocation;

import org.jspecify.annotations.NullMarked;
