@NullMarked
package io.apitokens.conformance;

import org.jspecify.annotations.NullMarked;
