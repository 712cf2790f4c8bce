package io.apitokens;

import io.apitokens.error.InvalidInputException;
import java.util.Objects;

/** The content of a {@link SecretStore} at one moment: a secret and its version. */
public final class StoredSecret {

    private final Secret secret;
    private final String version;

    private StoredSecret(Secret secret, String version) {
        this.secret = secret;
        this.version = version;
    }

    /**
     * Combines a secret and its version; for implementations of a secret store.
     *
     * @param secret the secret
     * @param version the version; not empty
     * @return the secret and its version
     * @throws InvalidInputException if the version is empty
     */
    public static StoredSecret of(Secret secret, String version) {
        if (version.isEmpty()) {
            throw InvalidInputException.of("version", "is empty");
        }
        return new StoredSecret(Objects.requireNonNull(secret, "secret"), version);
    }

    /** {@return the secret, wrapped} */
    public Secret secret() {
        return secret;
    }

    /**
     * Returns the version, to be passed to {@link SecretStore#write}. Versions can be compared for equality; they have
     * no order and no other meaning.
     *
     * @return the version; not empty
     */
    public String version() {
        return version;
    }

    @Override
    public String toString() {
        return "StoredSecret[redacted]";
    }
}
