package io.apitokens.examples;

import io.apitokens.Account;
import io.apitokens.ApiTokens;
import io.apitokens.CanCreate;
import io.apitokens.CanRotate;
import io.apitokens.TokenDirectory;
import io.apitokens.astro.AstroIam;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.okta.OktaIam;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The quickstart against real vendors: those whose variables are set ({@code GCORE_API_KEY} or {@code
 * GCORE_PERMANENT_TOKEN} and {@code GCORE_CLIENT_ID}, {@code ASTRO_API_TOKEN} and {@code ASTRO_ORGANIZATION_ID}, {@code
 * OKTA_CLIENT_ORGURL} and {@code OKTA_CLIENT_TOKEN} or {@code OKTA_API_TOKEN}). It only reads by default. With the
 * option to write, it changes only tokens that it created, and deletes them.
 */
final class LiveQuickstart {

    private LiveQuickstart() {}

    /** Runs against the configured accounts. The clients stay open: the process ends after it. */
    static void run(boolean write, PrintStream out) {
        List<ApiTokens> accounts = new ArrayList<>();
        if (isSet("GCORE_API_KEY", "GCORE_PERMANENT_TOKEN") && isSet("GCORE_CLIENT_ID")) {
            GcoreIam.Builder gcore = GcoreIam.builder().fromEnvironment();
            accounts.add((write ? gcore : gcore.readOnly()).build().tokens());
        }
        if (isSet("ASTRO_API_TOKEN") && isSet("ASTRO_ORGANIZATION_ID")) {
            AstroIam.Builder astro = AstroIam.builder().fromEnvironment();
            accounts.add((write ? astro : astro.readOnly()).build().tokens());
        }
        if (isSet("OKTA_CLIENT_ORGURL") && isSet("OKTA_CLIENT_TOKEN", "OKTA_API_TOKEN")) {
            // Always read-only: Okta's API cannot create a token, and the quickstart must not change existing ones.
            accounts.add(OktaIam.builder().fromEnvironment().readOnly().build().tokens());
        }
        if (accounts.isEmpty()) {
            throw new IllegalStateException(
                    "no vendor is configured: set GCORE_API_KEY and GCORE_CLIENT_ID, ASTRO_API_TOKEN and"
                            + " ASTRO_ORGANIZATION_ID, or OKTA_CLIENT_ORGURL and OKTA_CLIENT_TOKEN");
        }
        run(accounts, write, out);
    }

    private static boolean isSet(String... variables) {
        for (String variable : variables) {
            String value = System.getenv(variable);
            if (value != null && !value.isBlank()) {
                return true;
            }
        }
        return false;
    }

    private static String weakestRole(Account account) {
        return account.vendor().equals("astro") ? "ORGANIZATION_MEMBER" : "Users";
    }

    /** Runs against the accounts. */
    static void run(List<ApiTokens> accounts, boolean write, PrintStream out) {
        try (Tour tour = new Tour(TokenDirectory.of(accounts.toArray(new ApiTokens[0])), out)) {
            for (ApiTokens account : accounts) {
                if (write && account instanceof CanCreate) {
                    tour.create(account.account(), weakestRole(account.account()));
                }
            }
            tour.list();
            tour.getWhatWasMade();
            for (ApiTokens account : accounts) {
                if (write && account instanceof CanRotate) {
                    tour.rotateWhatWasMade(account.account());
                }
                if (!(account instanceof CanCreate)) {
                    tour.tryToCreate(account.account());
                }
            }
        }
        out.println("quickstart: ok, live vendors=" + accounts.size() + (write ? "" : ", nothing was written"));
    }
}
