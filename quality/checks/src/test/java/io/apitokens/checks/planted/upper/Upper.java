package io.apitokens.checks.planted.upper;

import io.apitokens.checks.planted.lower.Lower;

/** Half of a cycle of packages, for the test of the check that finds cycles. */
public record Upper(Class<Lower> other) {}
