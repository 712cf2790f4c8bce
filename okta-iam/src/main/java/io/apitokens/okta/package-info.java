/**
 * API tokens of an Okta org, and client secrets and keys of its apps: {@link io.apitokens.okta.OktaIam} provides the
 * vendor-neutral view and the vendor's own operations.
 */
@NullMarked
package io.apitokens.okta;

import org.jspecify.annotations.NullMarked;
