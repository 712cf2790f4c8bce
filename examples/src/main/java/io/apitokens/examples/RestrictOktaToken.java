package io.apitokens.examples;

import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.okta.NetworkCondition;
import io.apitokens.okta.OktaIam;
import io.apitokens.okta.OktaTokens;

/** Shuts an Okta token, which was made in the Admin Console, out of a network zone. All else of it stays as it is. */
public final class RestrictOktaToken {

    private RestrictOktaToken() {}

    /**
     * Restricts the token.
     *
     * @param args nothing
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
}
