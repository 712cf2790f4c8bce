// Generated from spec.yaml. Do not edit.
/**
 * Case nested-records.
 *
 * <p>A case of the generator's tests.
 */
@NullMarked
package io.apitokens.golden.nestedrecords;

import org.jspecify.annotations.NullMarked;
