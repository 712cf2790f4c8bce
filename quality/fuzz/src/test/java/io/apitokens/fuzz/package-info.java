/**
 * Fuzzing through the public surface, and the canary sweep. {@link io.apitokens.fuzz.FuzzRun} is the long run, {@code
 * ClientFuzzTest} the same cases for Jazzer.
 */
@NullMarked
package io.apitokens.fuzz;

import org.jspecify.annotations.NullMarked;
