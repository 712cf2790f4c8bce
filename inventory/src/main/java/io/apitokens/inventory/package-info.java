/**
 * Inventory of tokens: {@link io.apitokens.inventory.Inventory} writes what an audit sees as files for people and programs.
 */
@NullMarked
package io.apitokens.inventory;

import org.jspecify.annotations.NullMarked;
