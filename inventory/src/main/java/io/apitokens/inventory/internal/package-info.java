/** Files of settings, for the packages of this module. */
@NullMarked
package io.apitokens.inventory.internal;

import org.jspecify.annotations.NullMarked;
