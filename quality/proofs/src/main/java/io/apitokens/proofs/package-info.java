/** Programs that show what the library promises, each ending in one line that says what held. */
@NullMarked
package io.apitokens.proofs;

import org.jspecify.annotations.NullMarked;
