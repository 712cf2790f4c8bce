package io.apitokens.examples;

import io.apitokens.okta.OktaIam;
import io.apitokens.okta.ServiceAppKey;
import java.nio.file.Path;

/** Lists the tokens of an Okta org as a service app, without an API token. */
public final class UseServiceApp {

    private UseServiceApp() {}

    /**
     * Lists the tokens.
     *
     * @param args the file with the app's private key
     */
    public static void main(String[] args) {
        Path keyFile = Path.of(Arguments.only(args, "KEY_FILE"));
        try (OktaIam okta = builder("https://acme.okta.com", "0oa1gjh63g214q0Hq0g4", keyFile)
                .build()) {
            okta.tokens().list().forEach(token -> System.out.println(token.id() + " " + token.name()));
        }
    }

    static OktaIam.Builder builder(String orgUrl, String clientId, Path keyFile) {
        // tag::service-app
        return OktaIam.builder()
                .orgUrl(orgUrl)
                .serviceApp(clientId, ServiceAppKey.fromFile(keyFile))
                .scopes("okta.apiTokens.read")
                .requireDpop();
        // end::service-app
    }
}
