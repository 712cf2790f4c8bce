/** The proof of the OAuth client beside an authorization server of another project. */
@NullMarked
package io.apitokens.proofs.oauth;

import org.jspecify.annotations.NullMarked;
