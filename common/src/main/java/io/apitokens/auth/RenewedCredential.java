package io.apitokens.auth;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A credential that was just obtained.
 *
 * @param credential the credential
 * @param expires when it ends; null if that is not known
 */
public record RenewedCredential(
        Credential credential, @Nullable Instant expires) {

    /**
     * Refuses null.
     *
     * @param credential as the component
     * @param expires as the component
     */
    public RenewedCredential {
        Objects.requireNonNull(credential, "credential");
    }
}
