/**
 * API tokens of a Gcore account: {@link io.apitokens.gcore.GcoreIam} provides the vendor-neutral view and the vendor's
 * own operations.
 */
@NullMarked
package io.apitokens.gcore;

import org.jspecify.annotations.NullMarked;
