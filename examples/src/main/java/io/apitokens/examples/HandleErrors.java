package io.apitokens.examples;

import io.apitokens.CanCreate;
import io.apitokens.Secret;
import io.apitokens.SecretStore;
import io.apitokens.TokenSpec;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.LostCreateException;
import io.apitokens.error.PartialCreateException;
import io.apitokens.gcore.GcoreIam;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Creates a token and, if that fails, reports the outcome. */
public final class HandleErrors {

    private HandleErrors() {}

    /**
     * Creates a token.
     *
     * @param args the file to write the secret to
     */
    public static void main(String[] args) {
        Path file = Path.of(Arguments.only(args, "FILE, for the secret"));
        try (GcoreIam gcore = GcoreIam.builder().fromEnvironment().build()) {
            TokenSpec spec = StoreSecret.spec("Users");
            System.out.println(create(gcore.tokens(), spec, SecretStore.file(file), HandleErrors::keep));
        }
    }

    private static void keep(Secret secret) {
        try {
            // Only its owner can read a temporary file.
            Path file = Files.createTempFile("api-token-", ".secret");
            Files.writeString(file, secret.expose());
            System.out.println("the secret is in " + file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String create(CanCreate tokens, TokenSpec spec, SecretStore store, Consumer<Secret> otherPlace) {
        // tag::errors
        try {
            return "created " + tokens.create(spec, store).id();
        } catch (LostCreateException e) {
            // The response was lost. Do not create again yet: one of the candidates may be the new token, an orphan.
            // The secret is available if the response was cut off after it.
            e.takeSecret().ifPresent(otherPlace);
            return "perhaps created: " + e.candidates();
        } catch (PartialCreateException e) {
            // The token may be live, and only this exception holds its secret.
            e.takeSecret().ifPresent(otherPlace);
            return "created, with a failure: " + e.getMessage();
        } catch (ApiTokenException e) {
            return switch (e.outcome()) {
                case NOT_APPLIED -> "nothing happened: " + e.getMessage();
                case APPLIED -> "it happened, and then: " + e.getMessage();
                case UNKNOWN -> "unknown, check before a retry: " + e.getMessage();
            };
        }
        // end::errors
    }
}
