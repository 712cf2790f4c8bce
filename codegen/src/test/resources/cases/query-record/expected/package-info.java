// Generated from spec.yaml. Do not edit.
/**
 * Case query-record.
 *
 * <p>A case of the generator's tests.
 */
@NullMarked
package io.apitokens.golden.queryrecord;

import org.jspecify.annotations.NullMarked;
