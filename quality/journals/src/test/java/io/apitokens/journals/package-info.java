/** Tests of the journal in a database. */
@NullMarked
package io.apitokens.journals;

import org.jspecify.annotations.NullMarked;
