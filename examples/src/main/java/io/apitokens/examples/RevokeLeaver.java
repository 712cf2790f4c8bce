package io.apitokens.examples;

import io.apitokens.TokenDirectory;
import io.apitokens.astro.AstroIam;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.inventory.revocation.PlanResult;
import io.apitokens.inventory.revocation.Revocation;
import io.apitokens.inventory.revocation.RevocationPlan;
import io.apitokens.inventory.revocation.RevocationReport;
import io.apitokens.okta.OktaIam;
import io.apitokens.rotation.Journal;
import java.io.PrintStream;
import java.nio.file.Path;

/** Plans to revoke the tokens of a person who leaves, and applies the plan later; see {@code docs/leavers.md}. */
public final class RevokeLeaver {

    private RevokeLeaver() {}

    /**
     * Writes a plan, or applies it. Ends with the exit status 0 if all is done, and 2 if something remains or is unknown.
     *
     * @param args the file of the plan, and to write it the person's e-mail address and the file of a journal
     */
    public static void main(String[] args) {
        if (args.length != 1 && args.length != 3) {
            throw new IllegalArgumentException("usage: PLAN_FILE [EMAIL JOURNAL_FILE]");
        }
        Path file = Path.of(args[0]);
        int status;
        try (GcoreIam gcore = GcoreIam.builder().fromEnvironment().build();
                AstroIam astro = AstroIam.builder().fromEnvironment().build();
                OktaIam okta = OktaIam.builder().fromEnvironment().build()) {
            TokenDirectory directory = TokenDirectory.of(gcore.tokens(), astro.tokens(), okta.tokens());
            status = args.length == 1
                    ? apply(file, directory, System.out)
                    : plan(Revocation.of(directory), args[1], Journal.file(Path.of(args[2])), file, System.out);
        }
        System.exit(status);
    }

    static int plan(Revocation revocation, String email, Journal journal, Path file, PrintStream out) {
        // tag::leaver-plan
        RevocationPlan plan = revocation.withJournal(journal).person(email);
        out.print(plan.describe()); // each token with what ends by itself, was used today, or is managed
        if (plan.result() == PlanResult.NOTHING_MATCHED) {
            return 0; // every account was seen whole: the person has no token
        }
        plan.save(file); // ids, names, reasons and hashes; no secret
        return 2;
        // end::leaver-plan
    }

    static int apply(Path file, TokenDirectory directory, PrintStream out) {
        // tag::leaver-apply
        RevocationPlan plan = RevocationPlan.read(file, directory); // refuses a changed file, or one of another account
        RevocationReport report =
                plan.apply(500, (id, result, done, total) -> out.println(done + " of " + total + ": " + id));
        out.print(report.describe());
        return report.remaining().isEmpty() && plan.gaps().isEmpty() ? 0 : 2; // after 2, apply it again
        // end::leaver-apply
    }
}
