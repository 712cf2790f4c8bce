package io.apitokens.examples;

import io.apitokens.Account;
import io.apitokens.ApiTokens;
import io.apitokens.TokenDirectory;
import io.apitokens.astro.AstroIam;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.okta.OktaIam;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The quickstart against real vendors: those whose variables are set ({@code GCORE_API_KEY} and {@code GCORE_CLIENT_ID},
 * {@code ASTRO_API_TOKEN} and {@code ASTRO_ORGANIZATION_ID}, {@code OKTA_CLIENT_ORGURL} and {@code OKTA_CLIENT_TOKEN}). It
 * reads only, unless told to write; then it changes only tokens that it made itself, and deletes them.
 */
final class LiveQuickstart {

    private LiveQuickstart() {}

    static void run(Map<String, String> environment, boolean write, PrintStream out) {
        List<ApiTokens> accounts = new ArrayList<>();
        @Nullable Account gcore = null;
        @Nullable Account astro = null;
        @Nullable Account okta = null;
        if (environment.containsKey("GCORE_API_KEY") && environment.containsKey("GCORE_CLIENT_ID")) {
            GcoreIam.Builder builder = GcoreIam.builder().fromEnvironment();
            GcoreIam client = (write ? builder : builder.readOnly()).build();
            accounts.add(client.tokens());
            gcore = client.account();
        }
        if (environment.containsKey("ASTRO_API_TOKEN") && environment.containsKey("ASTRO_ORGANIZATION_ID")) {
            AstroIam.Builder builder = AstroIam.builder().fromEnvironment();
            AstroIam client = (write ? builder : builder.readOnly()).build();
            accounts.add(client.tokens());
            astro = client.account();
        }
        if (environment.containsKey("OKTA_CLIENT_ORGURL")) {
            // Always read-only: a token cannot be made here, and others' tokens are none of a quickstart's business.
            OktaIam client = OktaIam.builder().fromEnvironment().readOnly().build();
            accounts.add(client.tokens());
            okta = client.account();
        }
        try (TokenDirectory tokens = TokenDirectory.of(accounts.toArray(new ApiTokens[0]))) {
            walk(new Tour(tokens, out), gcore, astro, okta, write);
        }
        out.println("quickstart: ok, live vendors=" + accounts.size() + (write ? "" : ", nothing was written"));
    }

    private static void walk(
            Tour tour, @Nullable Account gcore, @Nullable Account astro, @Nullable Account okta, boolean write) {
        try {
            if (write && gcore != null) {
                tour.create(gcore, "Users");
            }
            if (write && astro != null) {
                tour.create(astro, "ORGANIZATION_MEMBER");
            }
            tour.list();
            tour.getWhatWasMade();
            if (write && astro != null) {
                tour.rotateWhatWasMade(astro);
            }
            if (okta != null) {
                tour.tryToCreate(okta);
            }
        } finally {
            tour.deleteWhatWasMade();
        }
    }
}
