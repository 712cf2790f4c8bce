package io.apitokens.checks.planted.lower;

import io.apitokens.checks.planted.upper.Upper;

/** Half of a cycle of packages, for the test of the check that finds cycles. */
public record Lower(Class<Upper> other) {}
