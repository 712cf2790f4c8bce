package io.apitokens.examples;

import io.apitokens.TimeSource;
import io.apitokens.Token;
import io.apitokens.TokenFilter;
import io.apitokens.TokenId;
import io.apitokens.inventory.revocation.Canary;
import io.apitokens.inventory.revocation.Restriction;
import io.apitokens.inventory.revocation.RestrictionPlan;
import io.apitokens.inventory.revocation.RestrictionReport;
import io.apitokens.okta.NetworkCondition;
import io.apitokens.okta.OktaIam;
import io.apitokens.okta.OktaTokens;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

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

    static RestrictionReport restrictMany(
            OktaIam okta, TimeSource timeSource, Path file, BooleanSupplier works, PrintStream out) {
        // tag::okta-restrict-many
        String office = okta.zones().inZones("office", "vpn").text();
        RestrictionPlan plan = Restriction.of(okta.tokens()).plan(TokenFilter.all(), office);
        out.print(plan.describe()); // each token with its present condition, and the skipped ones with the reasons
        plan.save(file); // before it is applied, so that it can be undone
        // Restricts two tokens, waits ten minutes, checks, and then restricts the others or undoes the two.
        Canary canary = Canary.of(2, Duration.ofMinutes(10), works).withTimeSource(timeSource);
        RestrictionReport report = plan.apply(500, canary);
        out.print(report.describe());
        // end::okta-restrict-many
        return report;
    }

    static RestrictionReport undo(OktaIam okta, Path file) {
        // tag::okta-restrict-undo
        return RestrictionPlan.read(file, okta.tokens()).undo(500);
        // end::okta-restrict-undo
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
