/**
 * Fuzz tests through the public API, and the canary sweep. {@link io.apitokens.fuzz.FuzzRun} is the long run;
 * {@code ClientFuzzTest} runs the same cases with Jazzer.
 */
@NullMarked
package io.apitokens.fuzz;

import org.jspecify.annotations.NullMarked;
