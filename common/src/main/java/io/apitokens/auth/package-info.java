/** Where a client gets the credential that it sends. */
@NullMarked
package io.apitokens.auth;

import org.jspecify.annotations.NullMarked;
