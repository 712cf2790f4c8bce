package io.apitokens.examples;

import io.apitokens.TokenDirectory;
import io.apitokens.TokenFilter;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.inventory.revocation.Revocation;
import io.apitokens.inventory.revocation.RevocationPlan;
import io.apitokens.inventory.revocation.RevocationReport;
import java.io.PrintStream;
import java.time.Duration;

/** Shows the tokens with a name prefix that are unused for 90 days, and deletes them on request. */
public final class RevokeUnused {

    private RevokeUnused() {}

    /**
     * Shows the tokens to delete, and deletes them if requested.
     *
     * @param args the name prefix, and {@code --delete} to delete
     */
    public static void main(String[] args) {
        if (args.length < 1 || args[0].isBlank()) {
            throw new IllegalArgumentException("usage: PREFIX [--delete]");
        }
        try (GcoreIam gcore = GcoreIam.builder().fromEnvironment().build()) {
            boolean delete = args.length > 1 && args[1].equals("--delete");
            revokeUnused(Revocation.of(TokenDirectory.of(gcore.tokens())), args[0], delete, System.out);
        }
    }

    static void revokeUnused(Revocation revocation, String prefix, boolean delete, PrintStream out) {
        // tag::revoke-unused
        RevocationPlan plan = revocation
                .withUnusedFor(Duration.ofDays(90))
                .plan(TokenFilter.all().nameStartsWith(prefix));
        // Lists the tokens to delete, the skipped tokens with reasons, and the accounts that could not be read.
        out.print(plan.describe());
        if (delete) {
            RevocationReport report = plan.apply(50); // fails without deleting anything if the plan has more
            out.print(report.describe());
        }
        // end::revoke-unused
    }
}
