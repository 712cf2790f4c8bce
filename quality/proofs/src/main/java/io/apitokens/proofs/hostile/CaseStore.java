package io.apitokens.proofs.hostile;

import io.apitokens.IssuedToken;
import io.apitokens.Secret;
import io.apitokens.SecretChangedException;
import io.apitokens.SecretStore;
import io.apitokens.StoredSecret;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A secret store in memory, which can fail. Safe for use by many threads. */
final class CaseStore implements SecretStore {

    private final boolean failing;
    private @Nullable Secret held;
    private int version;

    /** Creates an empty store; a failing one refuses every write. */
    CaseStore(boolean failing) {
        this.failing = failing;
    }

    @Override
    public String id() {
        return "memory:case";
    }

    @Override
    public void check() {}

    @Override
    public synchronized Optional<StoredSecret> read() {
        return Optional.ofNullable(held).map(secret -> StoredSecret.of(secret, Integer.toString(version)));
    }

    @Override
    public synchronized String write(IssuedToken issued, @Nullable String expectedVersion) throws IOException {
        if (failing) {
            throw new IOException("the store is full");
        }
        if (!Objects.equals(expectedVersion, held == null ? null : Integer.toString(version))) {
            throw new SecretChangedException("another version is stored");
        }
        held = issued.secret();
        version++;
        return Integer.toString(version);
    }

    synchronized boolean holds(String secret) {
        return held != null && held.expose().equals(secret);
    }
}
