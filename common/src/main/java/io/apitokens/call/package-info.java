/**
 * Calls to vendors: operations, the pipeline that sends them, and the interfaces for custom transports and vendor
 * implementations.
 */
@NullMarked
package io.apitokens.call;

import org.jspecify.annotations.NullMarked;
