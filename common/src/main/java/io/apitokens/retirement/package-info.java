/**
 * Deletes many tokens at once, and only those that were shown before. Begin with {@link io.apitokens.retirement.Retirement}.
 */
@NullMarked
package io.apitokens.retirement;

import org.jspecify.annotations.NullMarked;
