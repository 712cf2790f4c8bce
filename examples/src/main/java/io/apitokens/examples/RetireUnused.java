package io.apitokens.examples;

import io.apitokens.TokenDirectory;
import io.apitokens.TokenFilter;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.inventory.revocation.Retirement;
import io.apitokens.inventory.revocation.RetirementPlan;
import io.apitokens.inventory.revocation.RetirementReport;
import java.io.PrintStream;
import java.time.Duration;

/** Shows the tokens with a name prefix that are unused for 90 days, and deletes them on request. */
public final class RetireUnused {

    private RetireUnused() {}

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
            retire(Retirement.of(TokenDirectory.of(gcore.tokens())), args[0], delete, System.out);
        }
    }

    static void retire(Retirement retirement, String prefix, boolean delete, PrintStream out) {
        // tag::retire
        RetirementPlan plan =
                retirement.unusedFor(Duration.ofDays(90)).plan(TokenFilter.all().nameStartsWith(prefix));
        // Lists the tokens to delete, the skipped tokens with reasons, and the accounts that could not be read.
        out.print(plan.describe());
        if (delete) {
            RetirementReport report = plan.apply(50); // fails without deleting anything if the plan has more
            out.print(report.describe());
        }
        // end::retire
    }
}
