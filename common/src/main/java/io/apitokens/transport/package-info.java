/**
 * One HTTP exchange, as a transport carries it out: request, response, headers, and the interface of the transport. Imports
 * nothing else of this library.
 */
@NullMarked
package io.apitokens.transport;

import org.jspecify.annotations.NullMarked;
