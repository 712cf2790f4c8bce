package io.apitokens.examples;

import io.apitokens.Token;
import io.apitokens.TokenDirectory;
import io.apitokens.TokenFilter;
import io.apitokens.astro.AstroIam;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.okta.OktaIam;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/** Finds the tokens of all accounts that expire soon or are unused. */
public final class FindTokens {

    private FindTokens() {}

    /**
     * Prints both lists.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        // tag::directory
        try (GcoreIam gcore = GcoreIam.builder().fromEnvironment().readOnly().build();
                AstroIam astro = AstroIam.builder().fromEnvironment().readOnly().build();
                OktaIam okta = OktaIam.builder().fromEnvironment().readOnly().build()) {
            TokenDirectory tokens = TokenDirectory.of(gcore.tokens(), astro.tokens(), okta.tokens());
            Instant now = Instant.now();
            endingSoon(tokens, now, System.out);
            unused(tokens, now, System.out);
        }
        // end::directory
    }

    static void endingSoon(TokenDirectory tokens, Instant now, PrintStream out) {
        // tag::find-ending
        // A record that lacks its expiry may be of a token that expires tomorrow, so those are included.
        TokenFilter endingSoon =
                TokenFilter.all().expiringBefore(now.plus(Duration.ofDays(14))).orUnknown();
        for (Token token : tokens.list(endingSoon)) {
            out.println(token.id() + " \"" + token.name() + "\" ends "
                    + token.expiry().endsAt().map(Instant::toString).orElse("at an unknown time"));
        }
        // A loop that ends has seen every token: an account that cannot be read throws an IncompleteListException.
        // end::find-ending
    }

    static void unused(TokenDirectory tokens, Instant now, PrintStream out) {
        // tag::find-unused
        Instant since = now.minus(Duration.ofDays(90));
        // A token created yesterday has not been used for 90 days either, so its age must be checked too.
        TokenFilter unused = TokenFilter.all().unusedSince(since).createdBefore(since);
        for (Token token : tokens.list(unused, (account, failure) -> out.println(account + " failed: " + failure))) {
            out.println(token.id() + " \"" + token.name() + "\" is unused: " + token.lastUse());
        }
        // end::find-unused
    }
}
