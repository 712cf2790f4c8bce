/** The calls written by hand. */
@NullMarked
package io.apitokens.benchmarks.hand;

import org.jspecify.annotations.NullMarked;
