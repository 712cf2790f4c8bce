@NullMarked
package io.apitokens.scheduler;

import org.jspecify.annotations.NullMarked;
