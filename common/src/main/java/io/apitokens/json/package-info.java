/**
 * Reads and writes JSON for the generated clients.
 *
 * <p>Reading is lenient where an error would lose data: missing values and values of the wrong kind become null or
 * unknown, only an identity is required, and a secret is kept as soon as it is read.
 */
@NullMarked
package io.apitokens.json;

import org.jspecify.annotations.NullMarked;
