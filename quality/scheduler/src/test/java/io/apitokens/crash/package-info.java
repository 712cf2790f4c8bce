@NullMarked
package io.apitokens.crash;

import org.jspecify.annotations.NullMarked;
