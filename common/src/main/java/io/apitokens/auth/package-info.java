/** The sources of the credentials that a client sends. */
@NullMarked
package io.apitokens.auth;

import org.jspecify.annotations.NullMarked;
