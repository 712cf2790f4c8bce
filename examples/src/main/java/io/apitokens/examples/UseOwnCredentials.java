package io.apitokens.examples;

import io.apitokens.SecretStore;
import io.apitokens.astro.AstroIam;
import java.nio.file.Path;

/** Lists Astro tokens with a credential that is renewed while the program runs. */
public final class UseOwnCredentials {

    private UseOwnCredentials() {}

    /**
     * Lists the tokens.
     *
     * @param args the file that contains the credential
     */
    public static void main(String[] args) {
        Path file = Path.of(Arguments.only(args, "FILE, with the credential"));
        AstroIam.Builder builder = AstroIam.builder().organizationId("clx42kkcm01fo01o06agtmshg");
        try (AstroIam astro = withFile(builder, file).readOnly().build()) {
            astro.tokens().list().forEach(token -> System.out.println(token.id()));
        }
    }

    static AstroIam.Builder withFile(AstroIam.Builder builder, Path file) {
        // tag::own-credentials
        return builder.credentials(new MountedCredential(file));
        // end::own-credentials
    }

    static AstroIam.Builder withStore(AstroIam.Builder builder, SecretStore store) {
        // tag::stored-credential
        // A rotated secret is used within ten seconds, and at once when the vendor rejects the old one.
        return builder.credentialsFrom(store);
        // end::stored-credential
    }
}
