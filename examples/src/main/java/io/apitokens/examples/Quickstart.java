package io.apitokens.examples;

import io.apitokens.TokenDirectory;
import io.apitokens.TokenId;
import io.apitokens.astro.AstroIam;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.okta.OktaIam;
import io.apitokens.testkit.SimulatedAstro;
import io.apitokens.testkit.SimulatedGcore;
import io.apitokens.testkit.SimulatedOkta;
import io.apitokens.testkit.SimulatedVendor;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Uses three vendors through one facade. Without arguments the vendors are simulated in this process, so no account is
 * needed. With {@code --live}, see {@link LiveQuickstart}.
 */
public final class Quickstart {

    private Quickstart() {}

    /**
     * Runs the quickstart.
     *
     * @param args none, or {@code --live}, or {@code --live --write}
     */
    public static void main(String[] args) {
        List<String> options = List.of(args);
        if (options.contains("--live")) {
            LiveQuickstart.run(options.contains("--write"), System.out);
            return;
        }
        if (!options.isEmpty()) {
            throw new IllegalArgumentException("usage: [--live [--write]]");
        }
        if (simulated(System.out) != 0) {
            throw new IllegalStateException("the quickstart left tokens behind");
        }
    }

    /** Runs against simulated vendors and returns the number of tokens that were created and are still live. */
    static int simulated(PrintStream out) {
        try (SimulatedGcore gcore = SimulatedGcore.start();
                SimulatedAstro astro = SimulatedAstro.start();
                SimulatedOkta okta = SimulatedOkta.start()) {
            return simulated(gcore, astro, okta, out);
        }
    }

    static int simulated(SimulatedGcore gcore, SimulatedAstro astro, SimulatedOkta okta, PrintStream out) {
        // At Okta only an administrator can create a token, in the Admin Console; here the simulator creates it.
        String madeInConsole = okta.addToken("ci");
        List<SimulatedVendor> vendors = List.of(gcore, astro, okta);
        List<Set<String>> atStart =
                vendors.stream().map(SimulatedVendor::liveTokenIds).toList();
        tour(gcore, astro, okta, madeInConsole, out);
        int left = 0;
        for (int i = 0; i < vendors.size(); i++) {
            List<String> alive = new ArrayList<>(vendors.get(i).liveTokenIds());
            alive.removeAll(atStart.get(i));
            left += alive.size();
        }
        out.println("quickstart: " + (left == 0 ? "ok" : "FAILED") + ", vendors=" + vendors.size()
                + ", live tokens left behind=" + left);
        return left;
    }

    private static void tour(
            SimulatedGcore gcore, SimulatedAstro astro, SimulatedOkta okta, String madeInConsole, PrintStream out) {
        try (GcoreIam gcoreIam = GcoreIam.builder()
                        .baseUrl(gcore.baseUrl())
                        .allowHttpOnLoopback()
                        .apiKey(gcore.credential())
                        .clientId(gcore.clientId())
                        .build();
                AstroIam astroIam = AstroIam.builder()
                        .baseUrl(astro.baseUrl())
                        .allowHttpOnLoopback()
                        .apiToken(astro.credential())
                        .organizationId(astro.organizationId())
                        .build();
                OktaIam oktaIam = OktaIam.builder()
                        .orgUrl(okta.baseUrl())
                        .allowHttpOnLoopback()
                        .apiToken(okta.credential())
                        .build();
                Tour tour = new Tour(TokenDirectory.of(gcoreIam.tokens(), astroIam.tokens(), oktaIam.tokens()), out)) {
            tour.create(gcoreIam.account(), "Users");
            tour.create(astroIam.account(), "ORGANIZATION_MEMBER");
            tour.list();
            tour.getWhatWasMade();
            tour.rotateWhatWasMade(astroIam.account());
            tour.restrict(oktaIam.tokens(), TokenId.of(oktaIam.account(), madeInConsole), okta.zoneId());
            tour.tryToCreate(oktaIam.account());
        }
    }
}
