/** Contract suites for rotations, recovered creates and journals, to extend in tests. */
@NullMarked
package io.apitokens.testkit.rotation;

import org.jspecify.annotations.NullMarked;
