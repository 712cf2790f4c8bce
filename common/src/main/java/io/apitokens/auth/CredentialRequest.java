package io.apitokens.auth;

import io.apitokens.internal.ForeignText;
import io.apitokens.transport.Attempt;
import io.apitokens.transport.HttpMethod;
import org.jspecify.annotations.Nullable;

/**
 * The request for which a source supplies a credential.
 *
 * @param vendor the vendor, such as {@code okta}
 * @param origin the scheme, host and port that receive the credential, without a trailing slash
 * @param method the request's method
 * @param uri the request's absolute URL without its query
 * @param rejected the credential that the vendor has just rejected and that must be renewed; null if there was no
 *     rejection
 * @param attempt the time that the call has left, and its cancellation; null if there is no call
 */
public record CredentialRequest(
        String vendor,
        String origin,
        HttpMethod method,
        String uri,
        @Nullable Credential rejected,
        @Nullable Attempt attempt) {

    /**
     * Creates a request without a call, whose time is not limited.
     *
     * @param vendor the vendor
     * @param origin the scheme, host and port that receive the credential
     * @param method the request's method
     * @param uri the request's absolute URL without its query
     * @param rejected the rejected credential, or null
     */
    public CredentialRequest(
            String vendor, String origin, HttpMethod method, String uri, @Nullable Credential rejected) {
        this(vendor, origin, method, uri, rejected, null);
    }

    /** {@return whether the vendor has just rejected the previous credential, so that it must be renewed} */
    public boolean afterRejection() {
        return rejected != null;
    }

    /** {@return the components, printable} */
    @Override
    public String toString() {
        return ForeignText.components(
                "CredentialRequest",
                "vendor",
                vendor,
                "origin",
                origin,
                "method",
                method,
                "uri",
                uri,
                "rejected",
                rejected);
    }
}
