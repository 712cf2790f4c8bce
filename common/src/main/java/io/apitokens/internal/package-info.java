/** Code that several packages of this module share; not exported. */
@NullMarked
package io.apitokens.internal;

import org.jspecify.annotations.NullMarked;
