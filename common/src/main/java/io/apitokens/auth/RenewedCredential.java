package io.apitokens.auth;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A newly obtained credential.
 *
 * @param credential the credential
 * @param expires when it expires; null if unknown
 */
public record RenewedCredential(
        Credential credential, @Nullable Instant expires) {

    /**
     * Rejects a null credential.
     *
     * @param credential the credential, not null
     * @param expires when it expires; null if unknown
     */
    public RenewedCredential {
        Objects.requireNonNull(credential, "credential");
    }
}
