/** Tests of the examples against simulated vendors. */
@NullMarked
package io.apitokens.examples;

import org.jspecify.annotations.NullMarked;
