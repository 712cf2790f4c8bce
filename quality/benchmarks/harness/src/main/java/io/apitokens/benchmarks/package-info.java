/** Runs the peers against one server, and reports. */
@NullMarked
package io.apitokens.benchmarks;

import org.jspecify.annotations.NullMarked;
