/** Code that several packages of this module share, exported to the module io.apitokens.rotation only. */
@NullMarked
package io.apitokens.internal;

import org.jspecify.annotations.NullMarked;
