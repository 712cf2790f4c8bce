package io.apitokens.examples;

import io.apitokens.TokenDirectory;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.inventory.audit.AcceptedFindings;
import io.apitokens.inventory.audit.Audit;
import io.apitokens.inventory.audit.AuditResult;
import io.apitokens.okta.OktaIam;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;

/** Audits the tokens of two accounts, for a job that alarms if the exit status is not 0. */
public final class NightlyAudit {

    private NightlyAudit() {}

    /**
     * Audits the accounts, and ends with the status of the audit.
     *
     * @param args the file of the accepted findings
     */
    public static void main(String[] args) {
        Path accepted = Path.of(Arguments.only(args, "ACCEPTED.json"));
        int status;
        try (GcoreIam gcore = GcoreIam.builder().fromEnvironment().build();
                OktaIam okta = OktaIam.builder().fromEnvironment().build()) {
            // With the look-up of issuers, the audit finds tokens of people who have left.
            TokenDirectory directory =
                    TokenDirectory.of(gcore.tokens(), okta.tokens().withIssuers());
            status = audit(directory, AcceptedFindings.read(accepted), System.out);
        }
        System.exit(status);
    }

    static int audit(TokenDirectory directory, AcceptedFindings accepted, PrintStream out) {
        // tag::nightly-audit
        Audit audit = Audit.builder(directory)
                .unusedFor(Duration.ofDays(60))
                .accept(accepted)
                .build();
        AuditResult result = audit.run(finding -> out.println(finding + " (" + finding.advice() + ")"));
        out.print(result.describe()); // begins with what the credentials see
        return result.exitStatus(); // 0 passed, 1 findings, 2 unknown or incomplete
        // end::nightly-audit
    }
}
