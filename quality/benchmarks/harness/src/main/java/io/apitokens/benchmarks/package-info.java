/** Runs the peers against one server and reports the figures. */
@NullMarked
package io.apitokens.benchmarks;

import org.jspecify.annotations.NullMarked;
