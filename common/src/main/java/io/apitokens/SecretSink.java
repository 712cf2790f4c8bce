package io.apitokens;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place that keeps the secret of one token: a file, an entry of a vault. It can be written only by who has seen what is
 * stored there now, so that of two writers one wins and the other is told.
 *
 * <p>Implement it for your own store; {@code SecretSinkContract} of the testkit tells whether you did. A sink is safe for use
 * by many threads, waits a bounded time for its store, and shows no secret in an exception or in {@code toString()}.
 *
 * @see CanCreate#create(TokenSpec, SecretSink)
 */
public interface SecretSink {

    /**
     * Checks, before a token is created, that a write is likely to work. Changes nothing that lasts, and sends no secret.
     *
     * @throws IOException if it would not work; no token is then created
     */
    void check() throws IOException;

    /**
     * Reads what is stored now: after a write that returned, by whatever thread or process, what was written or something
     * newer. A store that answers from a copy must be asked for its present state, or a rotation that is resumed elsewhere takes a
     * successor for not stored.
     *
     * @return the secret and its version; empty if none was stored yet
     * @throws IOException if that cannot be told
     */
    Optional<StoredSecret> read() throws IOException;

    /**
     * Stores a secret for good, in one step: when this returns, it survives the process, and no reader ever sees a part of it.
     *
     * <p>If this throws {@link NewerSecretException}, nothing was changed. If it throws anything else, the secret may be
     * stored or not: {@link #read()} tells.
     *
     * @param issued the token and its secret
     * @param expectedVersion the version that must still be the stored one; null if nothing must be stored
     * @return the new version
     * @throws NewerSecretException if something else is stored than expected, or nothing any more
     * @throws IOException if it is not, or not surely, stored
     */
    String write(IssuedToken issued, @Nullable String expectedVersion) throws IOException;

    /**
     * Keeps the bare secret, in UTF-8 and without a line end, in a file that only its owner may read. It is written beside its
     * final place and moved over it in one step, so that a reader sees the old secret or the new one, whole. A symbolic link in
     * its place is refused; a blank file counts as none. Its version is a part of the content's SHA-256.
     *
     * <p>Writers lock a file beside it, {@code .NAME.lock}, which stays there, empty; that holds for all processes that write
     * through such a sink, and for no one else.
     *
     * @param path the file; its directory must exist
     * @return the sink
     */
    static SecretSink file(Path path) {
        return new FileSink(path);
    }
}
