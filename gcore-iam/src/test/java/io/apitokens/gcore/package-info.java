@NullMarked
package io.apitokens.gcore;

import org.jspecify.annotations.NullMarked;
