/** Proofs of inventories: of a simulated estate, and of the page in a browser. */
@NullMarked
package io.apitokens.proofs.inventory;

import org.jspecify.annotations.NullMarked;
