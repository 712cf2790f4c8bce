/**
 * One call, from its arguments to its value or its error: operations, the pipeline that sends them, and the seams for those
 * who bring their own transport or add a vendor.
 */
@NullMarked
package io.apitokens.call;

import org.jspecify.annotations.NullMarked;
