// Generated from spec.yaml. Do not edit.
/**
 * Nimbus API.
 *
 * <p>Interact with Nimbus' products and services via the Nimbus API.
 */
@NullMarked
package io.apitokens.golden.foreigndocument;

import org.jspecify.annotations.NullMarked;
