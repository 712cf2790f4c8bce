/** The calls with the client that the stock generator creates from {@code specs}. */
@NullMarked
package io.apitokens.benchmarks.stock;

import org.jspecify.annotations.NullMarked;
