package io.apitokens.examples;

import io.apitokens.Secret;
import io.apitokens.SecretStatus;
import io.apitokens.TokenDirectory;
import io.apitokens.astro.AstroIam;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.inventory.incident.Incident;
import io.apitokens.inventory.incident.Suspect;
import io.apitokens.inventory.revocation.Revocation;
import io.apitokens.inventory.revocation.RevocationPlan;
import io.apitokens.inventory.revocation.RevocationReport;
import io.apitokens.okta.OktaIam;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** Finds the token of a leaked secret at any of three vendors, and revokes it; see {@code docs/incident.md}. */
public final class RevokeLeakedSecret {

    private RevokeLeakedSecret() {}

    /**
     * Revokes the token of a leaked secret and what was created with it.
     *
     * @param args the file that contains the secret
     */
    public static void main(String[] args) {
        Path file = Path.of(Arguments.only(args, "FILE, with the leaked secret"));
        try (GcoreIam gcore = GcoreIam.builder().fromEnvironment().build();
                AstroIam astro = AstroIam.builder().fromEnvironment().build();
                OktaIam okta = OktaIam.builder().fromEnvironment().build()) {
            TokenDirectory directory = TokenDirectory.of(gcore.tokens(), astro.tokens(), okta.tokens());
            System.out.print(respond(Incident.of(directory, Secret.fromFile(file)), System.out));
        }
    }

    static String respond(Incident incident, PrintStream out) {
        // tag::incident
        incident.identify(); // the accounts whose vendor has secrets of this form; without a request
        if (!incident.verify().containsValue(SecretStatus.ACCEPTED)) {
            return incident.report(); // it works in none of these accounts, so nothing is deleted
        }
        List<Suspect> suspects = incident.trace();
        for (Suspect suspect : suspects) {
            RevocationPlan plan = incident.plan(suspect.id()); // the token, and all that was created with it
            out.print(plan.describe());
            if (suspect.certain() || suspects.size() == 1) { // otherwise a person chooses
                incident.revoke(plan, 50);
            }
        }
        incident.proveDead();
        return incident.report(); // a line with the time for each step, without the secret
        // end::incident
    }

    static RevocationReport revokeIssuer(Revocation revocation, String email, PrintStream out) {
        // tag::issuer
        RevocationPlan plan = revocation.person(email);
        out.print(plan.describe()); // check its skipped tokens and incomplete accounts: those tokens stay live
        return plan.apply(200);
        // end::issuer
    }
}
