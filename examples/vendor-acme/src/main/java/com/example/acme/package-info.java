// tag::package
/** API tokens of the invented vendor Acme. */
@NullMarked
package com.example.acme;

import org.jspecify.annotations.NullMarked;
// end::package
