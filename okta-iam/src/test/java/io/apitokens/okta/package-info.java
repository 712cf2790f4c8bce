@NullMarked
package io.apitokens.okta;

import org.jspecify.annotations.NullMarked;
