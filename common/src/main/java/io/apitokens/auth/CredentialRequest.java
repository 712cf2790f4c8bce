package io.apitokens.auth;

import io.apitokens.internal.ForeignText;
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
 */
public record CredentialRequest(
        String vendor,
        String origin,
        HttpMethod method,
        String uri,
        @Nullable Credential rejected) {

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
