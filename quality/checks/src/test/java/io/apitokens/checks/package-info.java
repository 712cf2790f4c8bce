/** Rules for all shipped modules together. */
@NullMarked
package io.apitokens.checks;

import org.jspecify.annotations.NullMarked;
