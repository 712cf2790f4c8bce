package io.apitokens.examples;

import io.apitokens.Resource;
import io.apitokens.SecretStore;
import io.apitokens.Token;
import io.apitokens.TokenSpec;
import io.apitokens.astro.AstroIam;
import io.apitokens.astro.AstroTokens;
import java.nio.file.Path;
import java.time.Duration;

/** Creates an Astro token with the owner role on the organization. It expires after 30 days. */
public final class CreateAstroOrganizationToken {

    private CreateAstroOrganizationToken() {}

    /**
     * Creates the token.
     *
     * @param args the file to write the secret to
     */
    public static void main(String[] args) {
        Path file = Path.of(Arguments.only(args, "FILE, for the secret"));
        try (AstroIam astro = AstroIam.builder()
                .fromEnvironment()
                .organizationId("clx42kkcm01fo01o06agtmshg")
                .build()) {
            Token token = create(astro.tokens(), SecretStore.file(file));
            System.out.println("created " + token.id());
        }
    }

    static Token create(AstroTokens astro, SecretStore store) {
        // tag::astro-organization
        return astro.create(
                TokenSpec.builder("api token")
                        .description("api token description")
                        .grant("ORGANIZATION_OWNER", Resource.organization("clx42kkcm01fo01o06agtmshg"))
                        .expiresAfter(Duration.ofDays(30))
                        .build(),
                store);
        // end::astro-organization
    }
}
