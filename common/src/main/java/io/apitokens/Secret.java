package io.apitokens;

import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.NoCredentialsException;
import io.apitokens.internal.PastedText;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A credential or the secret of a token. {@link #expose()} is the only way to its value: {@link #toString()},
 * reflective serializers and Java serialization do not contain it.
 *
 * <pre>{@code
 * Secret secret = Secret.fromFile(file);
 * out.println(secret); // prints no character of it
 * String header = "Bearer " + secret.expose();
 * }</pre>
 */
public final class Secret {

    private final transient String value;

    private Secret(String value) {
        this.value = value;
    }

    /**
     * Wraps a secret.
     *
     * @param value the secret; not blank
     * @return the wrapped secret
     * @throws InvalidInputException if the value is blank
     */
    public static Secret of(String value) {
        if (value.isBlank()) {
            throw InvalidInputException.of("secret", "is blank");
        }
        return new Secret(value);
    }

    /**
     * Reads a secret from an environment variable.
     *
     * @param variable the name of the variable
     * @return the secret, without surrounding white space and byte order mark
     * @throws NoCredentialsException if the variable is not set or blank
     */
    public static Secret fromEnv(String variable) {
        return fromEnv(System.getenv(), variable);
    }

    /**
     * Reads a secret from the first of several environment variables that is set and not blank.
     *
     * @param environment the variables and their values, such as {@code System.getenv()}
     * @param variables the names, in order of preference
     * @return the secret, without surrounding white space and byte order mark
     * @throws NoCredentialsException if all are unset or blank; names each of them
     */
    public static Secret fromEnv(Map<String, String> environment, String... variables) {
        List<String> tried = new ArrayList<>();
        for (String variable : variables) {
            String text = environment.get(variable);
            String bare = text == null ? "" : PastedText.trimmed(text);
            if (!bare.isEmpty()) {
                return new Secret(bare);
            }
            tried.add("environment variable " + variable + (text == null ? " is not set" : " is blank"));
        }
        throw NoCredentialsException.of(tried);
    }

    /**
     * Reads a secret from a text file that contains nothing else.
     *
     * @param path the file, in UTF-8
     * @return the secret, without surrounding white space and byte order mark
     * @throws ConfigurationException if the file cannot be read or is blank
     */
    public static Secret fromFile(Path path) {
        String text;
        try {
            text = PastedText.trimmed(Files.readString(path, StandardCharsets.UTF_8));
        } catch (MalformedInputException e) {
            throw ConfigurationException.of("secret file " + path, "is not UTF-8 text: save it as UTF-8, not UTF-16");
        } catch (IOException e) {
            // A decoding error may quote the secret, so the exception gets no cause.
            throw ConfigurationException.of(
                    "secret file " + path, "cannot be read: " + e.getClass().getSimpleName());
        }
        if (text.isEmpty()) {
            throw ConfigurationException.of("secret file " + path, "is blank");
        }
        return new Secret(text);
    }

    /**
     * Returns the value of the secret. The caller is responsible for keeping it confidential.
     *
     * @return the bare secret
     */
    public String expose() {
        return value;
    }

    /** Compares secrets in a time that depends on their lengths only. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret that && MessageDigest.isEqual(bytes(), that.bytes());
    }

    /** Returns the characters as they are: an encoding would replace different lone surrogates by the same bytes. */
    private byte[] bytes() {
        byte[] bytes = new byte[2 * value.length()];
        for (int i = 0; i < value.length(); i++) {
            bytes[2 * i] = (byte) (value.charAt(i) >> 8);
            bytes[2 * i + 1] = (byte) value.charAt(i);
        }
        return bytes;
    }

    /** Returns the same number for every secret, because a hash would reveal something about the value. */
    @Override
    public int hashCode() {
        return 1;
    }

    @Override
    public String toString() {
        return "Secret[redacted]";
    }
}
