package io.apitokens.testkit;

import io.apitokens.IssuedToken;
import io.apitokens.SecretChangedException;
import io.apitokens.SecretStore;
import io.apitokens.StoredSecret;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Keeps secrets in memory and fails on demand. For tests. Versions count from 1. Thread-safe. */
public final class MemorySecretStore implements SecretStore {

    private static final AtomicLong COUNT = new AtomicLong();

    private final String id = "memory:" + COUNT.incrementAndGet();
    private final List<IssuedToken> written = new ArrayList<>();
    private @Nullable String failure;
    private boolean refusesWrites;
    private boolean losesResponses;

    private MemorySecretStore() {}

    /**
     * Creates an empty secret store.
     *
     * @return the store
     */
    public static MemorySecretStore create() {
        return new MemorySecretStore();
    }

    /**
     * Fails all operations from now on, before they have any effect.
     *
     * @param message the message of the exceptions
     * @return this
     */
    public synchronized MemorySecretStore failAlways(String message) {
        return fail(message, false, false);
    }

    /**
     * Fails writes from now on, before they have any effect. Checks and reads succeed.
     *
     * @param message the message of the exceptions
     * @return this
     */
    public synchronized MemorySecretStore failWrites(String message) {
        return fail(message, true, false);
    }

    /**
     * Fails writes from now on after they have stored the secret, like a lost response.
     *
     * @param message the message of the exceptions
     * @return this
     */
    public synchronized MemorySecretStore failAfterWrites(String message) {
        return fail(message, false, true);
    }

    /**
     * Ends all failures; operations succeed again.
     *
     * @return this
     */
    public synchronized MemorySecretStore heal() {
        return fail(null, false, false);
    }

    /** {@return everything stored so far, tokens with secrets, oldest first} */
    public synchronized List<IssuedToken> written() {
        return List.copyOf(written);
    }

    private MemorySecretStore fail(@Nullable String message, boolean ofWrites, boolean afterwards) {
        failure = message;
        refusesWrites = ofWrites;
        losesResponses = afterwards;
        return this;
    }

    /** {@return {@code memory:} and a number, different for each store of this process} */
    @Override
    public String id() {
        return id;
    }

    @Override
    public synchronized void check() throws IOException {
        throwIf(!refusesWrites && !losesResponses);
    }

    @Override
    public synchronized Optional<StoredSecret> read() throws IOException {
        throwIf(!refusesWrites && !losesResponses);
        String version = version();
        return version == null
                ? Optional.empty()
                : Optional.of(StoredSecret.of(written.get(written.size() - 1).secret(), version));
    }

    @Override
    public synchronized String write(IssuedToken issued, @Nullable String expectedVersion) throws IOException {
        throwIf(!losesResponses);
        if (!Objects.equals(version(), expectedVersion)) {
            throw new SecretChangedException("memory");
        }
        written.add(issued);
        throwIf(true);
        return String.valueOf(written.size());
    }

    private @Nullable String version() {
        return written.isEmpty() ? null : String.valueOf(written.size());
    }

    private void throwIf(boolean now) throws IOException {
        if (now && failure != null) {
            throw new IOException(failure);
        }
    }

    @Override
    public String toString() {
        return "MemorySecretStore[" + written().size() + " written]";
    }
}
