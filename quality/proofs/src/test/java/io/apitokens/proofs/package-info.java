/** Runs the proofs against simulated vendors. */
@NullMarked
package io.apitokens.proofs;

import org.jspecify.annotations.NullMarked;
