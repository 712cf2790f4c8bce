@NullMarked
package io.apitokens.testkit.conformance;

import org.jspecify.annotations.NullMarked;
