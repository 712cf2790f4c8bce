// Generated from spec.yaml. Do not edit.
/** Case reserved-and-weird-names. */
@NullMarked
package io.apitokens.golden.reservedandweirdnames;

import org.jspecify.annotations.NullMarked;
