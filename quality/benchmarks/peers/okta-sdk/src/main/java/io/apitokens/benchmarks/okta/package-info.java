/** The calls with okta-sdk-java. */
@NullMarked
package io.apitokens.benchmarks.okta;

import org.jspecify.annotations.NullMarked;
