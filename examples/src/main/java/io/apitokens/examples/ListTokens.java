package io.apitokens.examples;

import io.apitokens.astro.AstroIam;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.okta.OktaIam;

/** Lists the tokens of one account, at the vendor that is named. */
public final class ListTokens {

    private ListTokens() {}

    /**
     * Prints the list.
     *
     * @param args the vendor: {@code gcore}, {@code astro} or {@code okta}
     */
    public static void main(String[] args) {
        switch (Arguments.only(args, "VENDOR, which is gcore, astro or okta")) {
            case "gcore" -> gcore();
            case "astro" -> astro();
            case "okta" -> okta();
            default -> throw new IllegalArgumentException("there is no such vendor");
        }
    }

    private static void gcore() {
        // tag::gcore
        // Reads GCORE_API_KEY, and GCORE_CLIENT_ID if it is set.
        try (GcoreIam gcore = GcoreIam.builder().fromEnvironment().build()) {
            gcore.tokens().list().forEach(token -> System.out.println(token.id() + " " + token.name()));
        }
        // end::gcore
    }

    private static void astro() {
        // tag::astro
        // Reads ASTRO_API_TOKEN and ASTRO_ORGANIZATION_ID.
        try (AstroIam astro = AstroIam.builder().fromEnvironment().build()) {
            astro.tokens().list().forEach(token -> System.out.println(token.id() + " " + token.name()));
        }
        // end::astro
    }

    private static void okta() {
        // tag::okta
        // Reads OKTA_CLIENT_ORGURL and OKTA_CLIENT_TOKEN.
        try (OktaIam okta = OktaIam.builder().fromEnvironment().build()) {
            okta.tokens().list().forEach(token -> System.out.println(token.id() + " " + token.name()));
        }
        // end::okta
    }
}
