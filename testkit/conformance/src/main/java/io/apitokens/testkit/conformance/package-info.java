/**
 * Checks the traffic between the clients and the simulated vendors against the OpenAPI documents.
 */
@NullMarked
package io.apitokens.testkit.conformance;

import org.jspecify.annotations.NullMarked;
