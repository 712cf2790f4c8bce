// Generated from spec.yaml. Do not edit.
/**
 * Case aliases.
 *
 * <p>A case of the generator's tests.
 */
@NullMarked
package io.apitokens.golden.aliases;

import org.jspecify.annotations.NullMarked;
