// Generated from spec.yaml. Do not edit.
/**
 * Case record-and-builder.
 *
 * <p>A case of the generator's tests.
 */
@NullMarked
package io.apitokens.golden.recordandbuilder;

import org.jspecify.annotations.NullMarked;
