package io.apitokens.examples;

import io.apitokens.TokenDirectory;
import io.apitokens.TokenFilter;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.inventory.revocation.Retirement;
import io.apitokens.inventory.revocation.RetirementPlan;
import io.apitokens.inventory.revocation.RetirementReport;
import java.io.PrintStream;
import java.time.Duration;

/** Deletes the tokens of one purpose that nobody has used for ninety days, after it has shown them. */
public final class RetireUnused {

    private RetireUnused() {}

    /**
     * Shows what is to be deleted, and deletes it if that is asked for.
     *
     * @param args how the names begin; and {@code --delete} to delete
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
        // What goes, what stays and why, and which accounts could not be read.
        out.print(plan.describe());
        if (delete) {
            RetirementReport report = plan.apply(50); // refused if the plan has more
            out.print(report.describe());
        }
        // end::retire
    }
}
