package io.apitokens.auth;

import java.util.Objects;

/** Supplies the same credential for every request; see {@link CredentialSource#fixed}. */
final class FixedSource implements CredentialSource {

    private final transient Credential credential;

    FixedSource(Credential credential) {
        this.credential = Objects.requireNonNull(credential, "credential");
    }

    @Override
    public Credential get(CredentialRequest request) {
        return credential;
    }

    @Override
    public String toString() {
        return "CredentialSource.fixed(…)";
    }
}
