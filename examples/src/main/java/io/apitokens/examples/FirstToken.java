package io.apitokens.examples;

import io.apitokens.Resource;
import io.apitokens.SecretStore;
import io.apitokens.Token;
import io.apitokens.TokenSpec;
import io.apitokens.astro.AstroIam;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Creates a token, stores its secret in a file, and lists the account's tokens. Another run changes nothing. */
public final class FirstToken {

    private FirstToken() {}

    /**
     * Creates the token unless the file holds a secret that works, and prints the list.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        // tag::client
        try (AstroIam astro = AstroIam.builder().fromEnvironment().build()) {
            createOnce(astro, Path.of("ci.token"));
        }
        // end::client
    }

    // tag::create
    static Optional<Token> createOnce(AstroIam astro, Path file) {
        TokenSpec spec = TokenSpec.builder("ci")
                .grant("ORGANIZATION_MEMBER", Resource.account())
                .expiresAfter(Duration.ofDays(30))
                .build();
        Optional<Token> created = astro.tokens().createIfAbsent(spec, SecretStore.file(file));
        System.out.println(created.isPresent() ? "created" : "the stored secret works; nothing was changed");
        for (Token token : astro.tokens().list()) {
            System.out.println(token.id() + " " + token.name() + " " + token.expiry());
        }
        return created;
    }
    // end::create
}
