/**
 * Reading and writing of JSON for the generated clients. Reading is lenient where a loss would hurt: what is missing or
 * odd becomes null or unknown, only an identity is insisted on, and a secret is kept as soon as it is read.
 */
@NullMarked
package io.apitokens.json;

import org.jspecify.annotations.NullMarked;
