package io.apitokens.examples;

import io.apitokens.ApiTokens;
import io.apitokens.LastUse;
import io.apitokens.Secret;
import io.apitokens.SecretStatus;
import io.apitokens.Token;
import io.apitokens.TokenFilter;
import io.apitokens.TokenId;
import io.apitokens.error.NotFoundException;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.gcore.GcoreTokens;
import io.apitokens.inventory.revocation.Revocation;
import io.apitokens.inventory.revocation.RevocationPlan;
import io.apitokens.inventory.revocation.RevocationReport;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Revokes a leaked secret and every token of its issuer; see {@code docs/incident.md}. */
public final class Incident {

    private Incident() {}

    /**
     * Revokes a leaked Gcore secret.
     *
     * @param args the file that contains the secret
     */
    public static void main(String[] args) {
        Path file = Path.of(Arguments.only(args, "FILE, with the leaked secret"));
        try (GcoreIam gcore = GcoreIam.builder().fromEnvironment().build()) {
            System.out.println(revoke(gcore.tokens(), Secret.fromFile(file)));
        }
    }

    static String revoke(GcoreTokens tokens, Secret leaked) {
        // tag::gcore
        if (tokens.verify(leaked) != SecretStatus.ACCEPTED) {
            return "the secret was not accepted: nothing was deleted";
        }
        TokenId id = tokens.identify(leaked).orElseThrow();
        try {
            tokens.delete(id);
        } catch (NotFoundException e) {
            return "the secret works, but its token is not in this account or not visible to this client: " + id;
        }
        return confirm(tokens, id, leaked);
        // end::gcore
    }

    // tag::confirm
    static String confirm(ApiTokens tokens, TokenId id, Secret leaked) {
        return switch (tokens.verify(leaked)) {
            case REJECTED -> id + " is revoked: the vendor rejects its secret";
            case ACCEPTED -> id + " is deleted, but its secret still works: wait, and verify it again";
            case UNKNOWN -> id + " is deleted; whether its secret still works is unknown";
        };
    }
    // end::confirm

    static List<Token> trace(ApiTokens tokens, Secret leaked) {
        // tag::trace
        // Verifying a secret counts as a use, so the last use of its token changes. Tokens that are used at the same
        // time, including this client's own, change too: repeat this, and keep those that change every time.
        Map<TokenId, LastUse> before = new HashMap<>();
        tokens.list().forEach(token -> before.put(token.id(), token.lastUse()));
        tokens.verify(leaked);
        return tokens.list()
                .filter(token -> !token.lastUse().equals(before.get(token.id())))
                .toList();
        // end::trace
    }

    static RevocationReport revokeIssuer(ApiTokens tokens, String issuer, PrintStream out) {
        // tag::issuer
        RevocationPlan plan = Revocation.of(tokens).plan(TokenFilter.all().issuedBy(issuer));
        out.print(plan.describe()); // check its skipped tokens and unread accounts: those tokens stay live
        return plan.apply(200);
        // end::issuer
    }
}
