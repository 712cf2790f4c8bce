package io.apitokens.examples;

import io.apitokens.Resource;
import io.apitokens.SecretStore;
import io.apitokens.Token;
import io.apitokens.TokenSpec;
import io.apitokens.astro.AstroIam;
import io.apitokens.testkit.SimulatedAstro;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Creates a token, stores its secret in a file, and lists the account's tokens. Another run changes nothing. */
public final class FirstToken {

    private FirstToken() {}

    /**
     * Creates the token unless the file holds a secret that works, and prints the list.
     *
     * @param args {@code --simulated} for a simulated vendor, whose tokens are gone when the program ends
     */
    public static void main(String[] args) {
        if (List.of(args).contains("--simulated")) {
            simulated(Path.of("simulated.token"));
            return;
        }
        // tag::client
        try (AstroIam astro = AstroIam.builder().fromEnvironment().build()) {
            createOnce(astro, Path.of("ci.token"));
        }
        // end::client
    }

    static void simulated(Path file) {
        // tag::simulated
        try (SimulatedAstro vendor = SimulatedAstro.start();
                AstroIam astro = AstroIam.builder()
                        .baseUrl(vendor.baseUrl())
                        .allowHttpOnLoopback()
                        .apiToken(vendor.credential())
                        .organizationId(vendor.organizationId())
                        .build()) {
            createOnce(astro, file);
        }
        // end::simulated
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
