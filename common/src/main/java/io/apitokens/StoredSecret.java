package io.apitokens;

import io.apitokens.error.InvalidInputException;
import java.util.Objects;

/** What a {@link SecretSink} holds at one moment. */
public final class StoredSecret {

    private final Secret secret;
    private final String version;

    private StoredSecret(Secret secret, String version) {
        this.secret = secret;
        this.version = version;
    }

    /**
     * Joins a secret and its version; for those who implement a sink.
     *
     * @param secret the secret
     * @param version its version, not empty
     * @return both
     * @throws InvalidInputException if the version is empty
     */
    public static StoredSecret of(Secret secret, String version) {
        if (version.isEmpty()) {
            throw InvalidInputException.of("version", "is empty");
        }
        return new StoredSecret(Objects.requireNonNull(secret, "secret"), version);
    }

    /**
     * Gives the secret.
     *
     * @return the secret, still wrapped
     */
    public Secret secret() {
        return secret;
    }

    /**
     * Gives the version, to be handed to {@link SecretSink#write} and compared for equality. It has no other meaning, no order
     * either.
     *
     * @return the version
     */
    public String version() {
        return version;
    }

    @Override
    public String toString() {
        return "StoredSecret[redacted]";
    }
}
