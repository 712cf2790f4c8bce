package io.apitokens.examples;

import io.apitokens.Resource;
import io.apitokens.SecretStore;
import io.apitokens.Token;
import io.apitokens.TokenSpec;
import io.apitokens.astro.AstroIam;
import io.apitokens.astro.AstroTokens;
import java.nio.file.Path;

/** Creates an Astro token with the owner role on a workspace and the admin role on a deployment. It never expires. */
public final class CreateAstroWorkspaceTokenWithDeployment {

    private CreateAstroWorkspaceTokenWithDeployment() {}

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
        // tag::astro-workspace-deployment
        return astro.create(
                TokenSpec.builder("workspace api token")
                        .description("workspace api token description")
                        .grant("WORKSPACE_OWNER", Resource.workspace("clx42sxw501gl01o0gjenthnh"))
                        .grant("DEPLOYMENT_ADMIN", Resource.deployment("clyn6kxud003x01mtxmccegnh"))
                        .neverExpires()
                        .build(),
                store);
        // end::astro-workspace-deployment
    }
}
