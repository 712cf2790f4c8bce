package io.apitokens.fuzz;

import java.util.List;

/** The vendors, with the URLs under which their clients may send requests. */
enum Vendor {
    GCORE("https://api.gcore.com/iam/"),
    ASTRO("https://api.astronomer.io/v1/organizations/"),
    OKTA(
            "https://acme.okta.com/api/v1/api-tokens",
            "https://acme.okta.com/api/v1/users",
            "https://acme.okta.com/api/v1/zones",
            "https://acme.okta.com/oauth2/v1/clients/",
            "https://acme.okta.com/oauth2/default/v1/token",
            "https://acme.okta.com/api/v1/apps/0oasim/credentials/",
            "https://acme.okta.com/integrations/api/v1/api-services/0oasim/credentials/");

    private final List<String> bases;

    Vendor(String... bases) {
        this.bases = List.of(bases);
    }

    List<String> bases() {
        return bases;
    }

    List<Action> actions() {
        return switch (this) {
            case GCORE -> GcoreActions.all();
            case ASTRO -> AstroActions.all();
            case OKTA -> OktaActions.all();
        };
    }
}
