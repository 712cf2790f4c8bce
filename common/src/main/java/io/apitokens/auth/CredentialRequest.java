package io.apitokens.auth;

import io.apitokens.transport.HttpMethod;
import org.jspecify.annotations.Nullable;

/**
 * What a source may want to know of the request that it gives a credential for.
 *
 * @param vendor the vendor, such as {@code okta}
 * @param origin scheme, host and port that the credential will be sent to, without a trailing slash
 * @param method the request's method
 * @param uri the request's absolute URL without its query
 * @param rejected the credential that the vendor has just refused, so that it must be renewed; null at the first attempt
 */
public record CredentialRequest(
        String vendor,
        String origin,
        HttpMethod method,
        String uri,
        @Nullable Credential rejected) {

    /**
     * Tells whether the vendor has just refused the credential given before.
     *
     * @return true if it must be renewed
     */
    public boolean afterRejection() {
        return rejected != null;
    }
}
