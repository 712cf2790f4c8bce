/** The proof of hostile peers: raw-socket servers that misbehave, and a comparison of both sides. */
@NullMarked
package io.apitokens.proofs.hostile;

import org.jspecify.annotations.NullMarked;
