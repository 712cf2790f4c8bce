/** The calls by what the stock generator makes of our specs. */
@NullMarked
package io.apitokens.benchmarks.stock;

import org.jspecify.annotations.NullMarked;
