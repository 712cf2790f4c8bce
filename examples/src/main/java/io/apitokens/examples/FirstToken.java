package io.apitokens.examples;

import io.apitokens.Resource;
import io.apitokens.SecretStore;
import io.apitokens.Token;
import io.apitokens.TokenSpec;
import io.apitokens.astro.AstroIam;
import java.nio.file.Path;
import java.time.Duration;

/** Creates a token, stores its secret in a file, and lists the account's tokens. */
public final class FirstToken {

    private FirstToken() {}

    /**
     * Creates the token and prints the list. Each run creates another token and replaces the secret in the file.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        // tag::first
        try (AstroIam astro = AstroIam.builder().fromEnvironment().build()) {
            TokenSpec spec = TokenSpec.builder("ci")
                    .grant("ORGANIZATION_MEMBER", Resource.account())
                    .expiresAfter(Duration.ofDays(30))
                    .build();
            Token ci = astro.tokens().create(spec, SecretStore.file(Path.of("ci.token")));
            System.out.println("created " + ci.id());
            for (Token token : astro.tokens().list()) {
                System.out.println(token.id() + " " + token.name() + " " + token.expiry());
            }
        }
        // end::first
    }
}
