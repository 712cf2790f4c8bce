package io.apitokens.examples;

import io.apitokens.Resource;
import io.apitokens.SecretStore;
import io.apitokens.Token;
import io.apitokens.TokenSpec;
import io.apitokens.astro.AstroIam;
import java.nio.file.Path;
import java.time.Duration;

/** Creates a token, stores its secret in a file, and lists the account's tokens. */
final class FirstToken {

    private FirstToken() {}

    /** Runs against the vendor. ASTRO_API_TOKEN and ASTRO_ORGANIZATION_ID configure the client. */
    public static void main(String[] args) {
        // tag::client
        try (AstroIam astro = AstroIam.builder().fromEnvironment().build()) {
            run(astro, "clx42sxw501gl01o0gjenthnh", Path.of("ci.token"));
        }
        // end::client
    }

    static Token run(AstroIam astro, String workspaceId, Path file) {
        // tag::create
        Token ci = astro.tokens()
                .create(
                        TokenSpec.builder("ci")
                                .grant("WORKSPACE_OPERATOR", Resource.workspace(workspaceId))
                                .expiresAfter(Duration.ofDays(30))
                                .build(),
                        SecretStore.file(file));
        for (Token token : astro.tokens().list()) {
            System.out.println(token.id() + " " + token.name() + " " + token.expiry());
        }
        // end::create
        return ci;
    }
}
