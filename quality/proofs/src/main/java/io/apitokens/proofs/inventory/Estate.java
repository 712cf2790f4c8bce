package io.apitokens.proofs.inventory;

import io.apitokens.Account;
import io.apitokens.ApiTokens;
import io.apitokens.Secret;
import io.apitokens.TokenId;
import io.apitokens.astro.AstroIam;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.okta.OktaIam;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedAstro;
import io.apitokens.testkit.SimulatedGcore;
import io.apitokens.testkit.SimulatedOkta;
import io.apitokens.testkit.SimulatedVendor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Accounts at three simulated vendors. The credential of the first sees only its own tokens, that of the second does not
 * prove what it sees, and the third is down.
 */
final class Estate implements AutoCloseable {

    private static final int EVERY = 20;

    private final List<Runnable> closings = new ArrayList<>();
    private final List<ApiTokens> tokens = new ArrayList<>();
    private final Map<String, Set<String>> planted = new HashMap<>();
    private final Set<String> own = new HashSet<>();
    private final Set<String> incomplete = new TreeSet<>();

    private Estate() {}

    static Estate of(int accounts, int tokensOfEach) {
        Estate estate = new Estate();
        try {
            for (int i = 0; i < accounts; i++) {
                estate.add(i, tokensOfEach);
            }
            return estate;
        } catch (RuntimeException e) {
            // The threads of the simulators would keep the process alive.
            estate.close();
            throw e;
        }
    }

    private void add(int number, int count) {
        switch (number % 3) {
            case 0 -> addGcore(1_000 + number, count, number == 0);
            case 1 -> addAstro("clsim" + number, count, number == 1);
            default -> addOkta(number, count, number == 2);
        }
    }

    private void addGcore(long clientId, int count, boolean ownOnly) {
        ManualTimeSource time = ManualTimeSource.startingAt(Planted.NOW);
        SimulatedGcore vendor = SimulatedGcore.start(time, clientId);
        closings.add(vendor::close);
        GcoreIam client = GcoreIam.builder()
                .baseUrl(vendor.baseUrl())
                .allowHttpOnLoopback()
                .apiKey(vendor.credential())
                .clientId(vendor.clientId())
                .timeSource(time)
                .build();
        closings.add(0, client::close);
        Account account = add(client.tokens(), vendor);
        if (ownOnly) {
            vendor.callerRole("Users");
            incomplete.add(account.toString());
            // The tokens of another user exist, and the credential does not see them.
            for (int i = 0; i < count; i++) {
                vendor.addToken(Planted.of("gcore", Kind.PLAIN, i, null).token());
            }
        } else {
            plant(account, vendor, count, null);
        }
    }

    private void addAstro(String organization, int count, boolean unproven) {
        ManualTimeSource time = ManualTimeSource.startingAt(Planted.NOW);
        SimulatedAstro vendor = SimulatedAstro.start(time, organization);
        closings.add(vendor::close);
        AstroIam.Builder builder = AstroIam.builder()
                .baseUrl(vendor.baseUrl())
                .allowHttpOnLoopback()
                .apiToken(vendor.credential())
                .organizationId(vendor.organizationId())
                .timeSource(time);
        if (!unproven) {
            builder.ownToken(TokenId.of(new Account("astro", vendor.organizationId()), idOf(vendor)));
        }
        AstroIam client = builder.build();
        closings.add(0, client::close);
        Account account = add(client.tokens(), vendor);
        if (unproven) {
            incomplete.add(account.toString());
        }
        plant(account, vendor, count, null);
    }

    private static String idOf(SimulatedVendor vendor) {
        Secret credential = vendor.credential();
        return vendor.liveTokenIds().stream()
                .filter(id -> credential.equals(vendor.secretOf(id)))
                .findFirst()
                .orElseThrow();
    }

    private void addOkta(int number, int count, boolean down) {
        ManualTimeSource time = ManualTimeSource.startingAt(Planted.NOW);
        SimulatedOkta vendor = SimulatedOkta.start(time);
        closings.add(vendor::close);
        vendor.pageSize(200);
        vendor.addUser(Planted.PLAIN_USER, "plain" + number + "@sim.example", "ACTIVE");
        vendor.addUser(Planted.GONE_USER, "gone" + number + "@sim.example", "DEPROVISIONED");
        OktaIam client = OktaIam.builder()
                .orgUrl(vendor.baseUrl())
                .allowHttpOnLoopback()
                .apiToken(vendor.credential())
                .timeSource(time)
                .build();
        closings.add(0, client::close);
        Account account = add(client.tokens().withIssuers(), vendor);
        if (down) {
            vendor.down();
            incomplete.add(account.toString());
        } else {
            plant(account, vendor, count, vendor.userId());
        }
    }

    private Account add(ApiTokens account, SimulatedVendor vendor) {
        tokens.add(account);
        vendor.liveTokenIds()
                .forEach(id -> own.add(TokenId.of(account.account(), id).toString()));
        return account.account();
    }

    private void plant(Account account, SimulatedVendor vendor, int count, @Nullable String administrator) {
        List<Kind> kinds = Planted.kinds(account.vendor());
        for (int i = 1; i <= count; i++) {
            Kind kind = i % EVERY == 0 ? kinds.get(i / EVERY % kinds.size()) : Kind.PLAIN;
            Planted token = Planted.of(account.vendor(), kind, i, administrator);
            String id = TokenId.of(account, vendor.addToken(token.token())).toString();
            planted.put(id, token.results());
        }
    }

    ApiTokens[] tokens() {
        return tokens.toArray(ApiTokens[]::new);
    }

    /** Returns the results that each planted token that can be seen must have. */
    Map<String, Set<String>> planted() {
        return planted;
    }

    /** Returns the tokens that the simulators have from the start, of which nothing is demanded. */
    Set<String> own() {
        return own;
    }

    /** Returns the accounts that are not seen whole. */
    Set<String> incomplete() {
        return incomplete;
    }

    @Override
    public void close() {
        closings.forEach(Runnable::run);
    }
}
