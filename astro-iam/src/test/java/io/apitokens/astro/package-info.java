@NullMarked
package io.apitokens.astro;

import org.jspecify.annotations.NullMarked;
