/** What to do when a secret has leaked, at any of the vendors. Start with {@link Incident}. */
@NullMarked
package io.apitokens.inventory.incident;

import org.jspecify.annotations.NullMarked;
