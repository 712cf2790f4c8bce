package io.apitokens;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Where the secret of a new token goes. A lambda will do: {@code issued -> vault.write(issued.secret().expose())}.
 *
 * @see CanCreate#create(TokenSpec, SecretSink)
 */
@FunctionalInterface
public interface SecretSink {

    /**
     * Stores a secret for good: when this returns, it must survive the process.
     *
     * @param issued the token and its secret
     * @throws IOException if it is not stored; the token is then deleted again
     */
    void store(IssuedToken issued) throws IOException;

    /**
     * Checks, before a token is created, that storing is likely to work. By default nothing is checked.
     *
     * @throws IOException if it would not work; no token is then created
     */
    default void check() throws IOException {}

    /**
     * Stores the bare secret, in UTF-8 and without a line end, in a file that only its owner may read. The file is written
     * beside its final place and moved over it in one step, so that a reader sees the old secret or the new one, whole. A
     * symbolic link in its place is refused.
     *
     * @param path the file; its directory must exist
     * @return the sink
     */
    static SecretSink file(Path path) {
        return new FileSink(path);
    }
}
