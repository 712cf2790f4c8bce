/** Contract suites for vendors, secret stores and transports, to extend in tests. */
@NullMarked
package io.apitokens.testkit.contract;

import org.jspecify.annotations.NullMarked;
