/** Runs the proofs against simulated vendors. */
@NullMarked
package io.apitokens.proofs.hostile;

import org.jspecify.annotations.NullMarked;
