package io.apitokens.fuzz;

import java.util.List;

/** The vendors, with the URLs under which their clients may send requests. */
enum Vendor {
    GCORE("https://api.gcore.com/iam/"),
    ASTRO("https://api.astronomer.io/v1/organizations/"),
    OKTA("https://acme.okta.com/api/v1/api-tokens");

    private final String base;

    Vendor(String base) {
        this.base = base;
    }

    String base() {
        return base;
    }

    List<Action> actions() {
        return switch (this) {
            case GCORE -> GcoreActions.all();
            case ASTRO -> AstroActions.all();
            case OKTA -> OktaActions.all();
        };
    }
}
