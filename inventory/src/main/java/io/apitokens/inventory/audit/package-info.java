/** Audit of tokens: {@link io.apitokens.inventory.audit.Audit} checks the tokens of all accounts against rules. */
@NullMarked
package io.apitokens.inventory.audit;

import org.jspecify.annotations.NullMarked;
