package io.apitokens.testkit;

import io.apitokens.IssuedToken;
import io.apitokens.NewerSecretException;
import io.apitokens.SecretSink;
import io.apitokens.StoredSecret;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps secrets in memory and fails on demand. For tests. Versions count from 1. Thread-safe. */
public final class MemorySink implements SecretSink {

    private final List<IssuedToken> written = new ArrayList<>();
    private @Nullable String failure;
    private boolean refusesWrites;
    private boolean losesAnswers;

    private MemorySink() {}

    /**
     * Creates an empty secret store.
     *
     * @return the store
     */
    public static MemorySink create() {
        return new MemorySink();
    }

    /**
     * Fails all operations from now on, before they have any effect.
     *
     * @param message the message of the exceptions
     * @return this
     */
    public synchronized MemorySink failAlways(String message) {
        return fail(message, false, false);
    }

    /**
     * Fails writes from now on, before they have any effect. Checks and reads succeed.
     *
     * @param message the message of the exceptions
     * @return this
     */
    public synchronized MemorySink failWrites(String message) {
        return fail(message, true, false);
    }

    /**
     * Fails writes from now on after they have stored the secret, like a lost response.
     *
     * @param message the message of the exceptions
     * @return this
     */
    public synchronized MemorySink failAfterWrites(String message) {
        return fail(message, false, true);
    }

    /**
     * Ends all failures; operations succeed again.
     *
     * @return this
     */
    public synchronized MemorySink heal() {
        return fail(null, false, false);
    }

    /** {@return everything stored so far, tokens with secrets, oldest first} */
    public synchronized List<IssuedToken> written() {
        return List.copyOf(written);
    }

    private MemorySink fail(@Nullable String message, boolean ofWrites, boolean afterwards) {
        failure = message;
        refusesWrites = ofWrites;
        losesAnswers = afterwards;
        return this;
    }

    @Override
    public synchronized void check() throws IOException {
        throwIf(!refusesWrites && !losesAnswers);
    }

    @Override
    public synchronized Optional<StoredSecret> read() throws IOException {
        throwIf(!refusesWrites && !losesAnswers);
        String version = version();
        return version == null
                ? Optional.empty()
                : Optional.of(StoredSecret.of(written.get(written.size() - 1).secret(), version));
    }

    @Override
    public synchronized String write(IssuedToken issued, @Nullable String expectedVersion) throws IOException {
        throwIf(!losesAnswers);
        if (!Objects.equals(version(), expectedVersion)) {
            throw new NewerSecretException("memory");
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
        return "MemorySink[" + written().size() + " written]";
    }
}
