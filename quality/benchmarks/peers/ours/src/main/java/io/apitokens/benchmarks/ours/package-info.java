/** The calls with this library. */
@NullMarked
package io.apitokens.benchmarks.ours;

import org.jspecify.annotations.NullMarked;
