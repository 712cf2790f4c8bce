package io.apitokens.examples;

import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.okta.NetworkCondition;
import io.apitokens.okta.OktaIam;
import io.apitokens.okta.OktaTokens;
import java.io.PrintStream;
import java.util.List;

/**
 * Excludes a network zone from the use of an Okta token. The token was created in the Admin Console; its other fields
 * are kept.
 */
public final class RestrictOktaToken {

    private RestrictOktaToken() {}

    /**
     * Restricts the token.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        // tag::okta-client
        try (OktaIam okta = OktaIam.builder().fromEnvironment().build()) {
            TokenId id = TokenId.of(okta.account(), "00T1fxzubpqiepH11d38");
            Token token = restrict(okta.tokens(), id);
            System.out.println(token.id() + " \"" + token.name() + "\" is restricted");
        }
        // end::okta-client
    }

    static Token restrict(OktaTokens okta, TokenId id) {
        // tag::okta-restrict
        return okta.restrict(id, NetworkCondition.notInZones("nzonkw1sfwwi79Hat2d7"));
        // end::okta-restrict
    }

    static Token restrictToOffice(OktaIam okta, TokenId id, PrintStream out) {
        // tag::okta-zones
        NetworkCondition office = okta.zones().inZones("office", "vpn");
        Token token = okta.tokens().restrict(id, office);
        okta.zones().warnings(List.of(token)).forEach(out::println);
        // end::okta-zones
        return token;
    }

    static void printOwners(OktaIam okta, PrintStream out) {
        // tag::okta-owners
        for (Token token : okta.tokens().withIssuers().list()) {
            String owner = token.issuer()
                    .email()
                    .orElseGet(() -> "unknown: " + token.unknowns().get(Token.Property.ISSUER_EMAIL));
            out.println(token.id() + " " + owner);
        }
        // end::okta-owners
    }
}
