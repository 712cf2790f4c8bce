package io.apitokens;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A store for the secret of one token, such as a file or an entry of a vault. A write must name the version that it
 * replaces: of two concurrent writers one succeeds, and the other gets a {@link SecretChangedException}.
 *
 * <p>Implement this interface for other stores, and test the implementation with {@code SecretStoreContract} of the
 * testkit. A store must be safe for use by multiple threads, limit the time that it waits for its backend, and keep
 * secrets out of exceptions and {@code toString()}.
 *
 * <pre>{@code
 * SecretStore store = SecretStore.file(directory.resolve("ci.token")); // only its owner can read it
 * tokens.create(spec, store);
 * Secret secret = store.read().orElseThrow().secret();
 * }</pre>
 *
 * @see CanCreate#create(TokenSpec, SecretStore)
 */
public interface SecretStore {

    /**
     * Returns the name of the place where the secret is kept, such as {@code vault:https://vault.example:8200/secret/ci}.
     * It is the same in every process and after every restart, and different for every other place. It appears in
     * messages and journals, so it contains no secret.
     *
     * @return visible ASCII, at most 1000 characters, not empty
     */
    String id();

    /**
     * Checks, before a token is created, that a write is likely to succeed. Makes no lasting change and sends no
     * secret.
     *
     * @throws IOException if a write would fail; no token is then created
     */
    void check() throws IOException;

    /**
     * Reads what is stored now. After a write has returned, in any thread or process, this returns what was written or
     * something newer. If the backend serves copies, request its current state: a stale read makes a rotation that is
     * resumed elsewhere assume that the successor was not stored.
     *
     * @return the secret and its version; empty if none is stored
     * @throws IOException if the content cannot be determined
     */
    Optional<StoredSecret> read() throws IOException;

    /**
     * Stores a secret durably and atomically. When this method returns, the secret survives the process; no reader ever
     * sees a part of it.
     *
     * <p>If this throws {@link SecretChangedException}, nothing was changed. After any other exception the secret may or
     * may not be stored; {@link #read()} returns what is.
     *
     * @param issued the token and its secret
     * @param expectedVersion the version that must still be stored; null if nothing must be stored
     * @return the new version
     * @throws SecretChangedException if the store holds another version than expected, or holds none any more
     * @throws IOException if the secret was not stored, or storing it was not confirmed
     */
    String write(IssuedToken issued, @Nullable String expectedVersion) throws IOException;

    /**
     * Returns a store that keeps the secret in a file which only its owner may read. The file contains the bare secret,
     * in UTF-8 and without a line end. A write creates a file in the same directory and moves it over the target
     * atomically, so that a reader sees either the old or the new secret, whole. The version is a part of the content's
     * SHA-256. A blank file counts as no secret; a byte order mark and white space around a secret are ignored.
     *
     * <p>Rejected are a symbolic link or anything else in place of the file that is no regular file, a file that belongs
     * to a user other than this program's or root, a file or directory that others may write, and a directory
     * below one that all users may write; one with the sticky bit, such as {@code /tmp}, is accepted. Nothing is written to the directory of
     * a user other than this program's or root.
     *
     * <p>Writers lock the file {@code .NAME.lock} in the same directory, which stays there, empty. The lock excludes
     * all processes that write through such a store, and no others.
     *
     * @param path the file; its directory must exist
     * @return the secret store
     */
    static SecretStore file(Path path) {
        return new FileSecretStore(path);
    }
}
