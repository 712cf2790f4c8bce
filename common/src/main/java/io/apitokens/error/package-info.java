/**
 * What can go wrong, as one sealed tree below {@link io.apitokens.error.ApiTokenException}; each error says with
 * {@link io.apitokens.error.ApiTokenException#outcome()} whether anything happened at the vendor.
 */
@NullMarked
package io.apitokens.error;

import org.jspecify.annotations.NullMarked;
