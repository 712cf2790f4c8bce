/** Holds what our clients and the simulated vendors say to each other against the OpenAPI documents; for our own tests. */
@NullMarked
package io.apitokens.testkit.conformance;

import org.jspecify.annotations.NullMarked;
