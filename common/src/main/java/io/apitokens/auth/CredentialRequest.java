package io.apitokens.auth;

import io.apitokens.http.HttpMethod;

/**
 * What a source may want to know of the request that it gives a credential for.
 *
 * @param vendor the vendor, such as {@code okta}
 * @param origin scheme, host and port that the credential will be sent to, without a trailing slash
 * @param method the request's method
 * @param uri the request's absolute URL without its query
 * @param afterRejection true if the vendor has just refused the credential given before, so that it must be renewed
 */
public record CredentialRequest(String vendor, String origin, HttpMethod method, String uri, boolean afterRejection) {}
