/**
 * Deletes many tokens at once, and only those that were shown before. Begin with {@link io.apitokens.inventory.revocation.Retirement}.
 */
@NullMarked
package io.apitokens.inventory.revocation;

import org.jspecify.annotations.NullMarked;
