/** The proof by simulation: rotations against models of vendor, store and journal that fail, on a virtual clock. */
@NullMarked
package io.apitokens.proofs.simulation;

import org.jspecify.annotations.NullMarked;
