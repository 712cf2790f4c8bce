/** The hand-written calls. */
@NullMarked
package io.apitokens.benchmarks.hand;

import org.jspecify.annotations.NullMarked;
