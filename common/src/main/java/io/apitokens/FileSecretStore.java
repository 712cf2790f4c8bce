package io.apitokens;

import io.apitokens.error.InvalidInputException;
import io.apitokens.internal.PastedText;
import io.apitokens.internal.PrivateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A secret store that keeps a secret in a file, see {@link SecretStore#file}. */
final class FileSecretStore implements SecretStore {

    /** The maximum length in bytes. Tokens are far shorter, so a longer file holds something else. */
    private static final int MAX_BYTES = 65_536;

    private static final int VERSION_BYTES = 16;

    private final PrivateFile file;
    private final String id;

    FileSecretStore(Path path) {
        try {
            this.file = PrivateFile.at(path);
            this.id = path.toAbsolutePath().normalize().toUri().toASCIIString();
        } catch (IllegalArgumentException e) {
            throw InvalidInputException.of("path", "does not name a file");
        }
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public void check() throws IOException {
        file.check();
    }

    @Override
    public Optional<StoredSecret> read() throws IOException {
        byte[] content = file.read(MAX_BYTES).orElse(null);
        if (content == null) {
            return Optional.empty();
        }
        // A decoder's exception could quote the secret, so malformed UTF-8 is replaced. Vendors reject such a secret.
        String text = text(content);
        return text.isEmpty() ? Optional.empty() : Optional.of(StoredSecret.of(Secret.of(text), version(content)));
    }

    @Override
    public String write(IssuedToken issued, @Nullable String expectedVersion) throws IOException {
        byte[] content = issued.secret().expose().getBytes(StandardCharsets.UTF_8);
        if (!text(content).equals(issued.secret().expose())) {
            throw new IOException("the secret cannot be kept in a text file without a change; nothing was written");
        }
        return file.locked(() -> {
            String present = read().map(StoredSecret::version).orElse(null);
            if (present == null ? expectedVersion != null : !present.equals(expectedVersion)) {
                throw new SecretChangedException(file.toString());
            }
            file.replace(content);
            return version(content);
        });
    }

    private static String text(byte[] content) {
        return PastedText.trimmed(new String(content, StandardCharsets.UTF_8));
    }

    private static String version(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(Arrays.copyOf(hash, VERSION_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "SecretStore[" + file + "]";
    }
}
