/** The quickstart, and one small class for each task. The README and the docs show parts of these files. */
@NullMarked
package io.apitokens.examples;

import org.jspecify.annotations.NullMarked;
