package io.apitokens.proofs.inventory;

import io.apitokens.Expiry;
import io.apitokens.Issuer;
import io.apitokens.LastUse;
import io.apitokens.testkit.SimulatedToken;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A token of the estate with the results that an audit must have, written down by hand for each vendor and kind.
 *
 * @param token the token
 * @param results the ids of the rules with a finding; with {@code ?} before them, of those with an unknown result
 */
record Planted(SimulatedToken token, Set<String> results) {

    static final Instant NOW = Instant.parse("2030-02-01T12:00:00Z");
    static final String PLAIN_USER = "7";
    static final String GONE_USER = "8";

    private static final List<Kind> GCORE = List.of(
            Kind.FORMULA,
            Kind.NEVER,
            Kind.SOON,
            Kind.UNUSED,
            Kind.NEVER_USED,
            Kind.OLD,
            Kind.NO_OWNER,
            Kind.SAME_NAME,
            Kind.ISSUER_GONE,
            Kind.ISSUER_UNKNOWN,
            Kind.EXPIRY_UNKNOWN,
            Kind.USE_UNKNOWN);
    private static final List<Kind> ASTRO = List.of(
            Kind.FORMULA,
            Kind.NEVER,
            Kind.SOON,
            Kind.UNUSED,
            Kind.NEVER_USED,
            Kind.OLD,
            Kind.NO_OWNER,
            Kind.SAME_NAME,
            Kind.ISSUER_UNKNOWN,
            Kind.ISSUER_TOKEN,
            Kind.EXPIRY_UNKNOWN,
            Kind.USE_UNKNOWN);
    private static final List<Kind> OKTA = List.of(
            Kind.FORMULA,
            Kind.SOON,
            Kind.OLD,
            Kind.NO_OWNER,
            Kind.SAME_NAME,
            Kind.ISSUER_GONE,
            Kind.ISSUER_UNKNOWN,
            Kind.ADMINISTRATOR,
            Kind.EXPIRY_UNKNOWN,
            Kind.USE_UNKNOWN);

    /** Returns the kinds that the records of a vendor can show. */
    static List<Kind> kinds(String vendor) {
        return vendor.equals("gcore") ? GCORE : vendor.equals("astro") ? ASTRO : OKTA;
    }

    /**
     * Returns a token.
     *
     * @param vendor the vendor
     * @param kind what is planted
     * @param number a number within the account
     * @param administrator the user that is an administrator; null where users have no roles of their own
     */
    static Planted of(String vendor, Kind kind, int number, @Nullable String administrator) {
        boolean okta = vendor.equals("okta");
        SimulatedToken token = SimulatedToken.of(name(kind, number))
                .withCreated(NOW.minus(Duration.ofDays(30)))
                .withIssuer(user(vendor, PLAIN_USER));
        token = okta
                ? token.withLastUse(new LastUse.Estimated(ago(1)))
                : token.withExpiry(new Expiry.At(NOW.plus(Duration.ofDays(200))))
                        .withLastUse(used(1));
        Set<String> results = new TreeSet<>(inherent(vendor));
        results.addAll(results(vendor, kind));
        return new Planted(changed(token, vendor, kind, administrator), results);
    }

    private static String name(Kind kind, int number) {
        return switch (kind) {
            case FORMULA -> "\t=HYPERLINK(\"sim\"&A" + number + ")";
            case NO_OWNER -> "stray-" + number;
            // The name of the token before it.
            case SAME_NAME -> "svc-" + (number - 1);
            default -> "svc-" + number;
        };
    }

    /** Returns what the records of a vendor never show, and what its tokens never have. */
    private static List<String> inherent(String vendor) {
        return switch (vendor) {
            case "gcore" -> List.of();
            case "astro" -> List.of("?issuer-gone");
            default -> List.of("?never-used", "no-network-restriction");
        };
    }

    private static List<String> results(String vendor, Kind kind) {
        return switch (kind) {
            case PLAIN, FORMULA -> List.of();
            case NEVER -> List.of("never-expires");
            case SOON -> List.of("ends-soon");
            case UNUSED -> List.of("unused");
            case NEVER_USED -> List.of("never-used");
            case OLD -> List.of("old-secret");
            case NO_OWNER -> List.of("no-owner");
            case SAME_NAME -> List.of("same-name");
            case ISSUER_GONE -> List.of("issuer-gone");
            case ISSUER_UNKNOWN -> {
                List<String> results = new ArrayList<>(List.of("issuer-unknown", "?issuer-gone", "?issuer-token"));
                if (!vendor.equals("astro")) {
                    // The roles are those of the issuer.
                    results.add("?admin-role");
                }
                yield results;
            }
            case ISSUER_TOKEN -> List.of("issuer-token");
            case ADMINISTRATOR -> List.of("admin-role");
            case EXPIRY_UNKNOWN -> {
                List<String> results = new ArrayList<>(List.of("?never-expires", "?ends-soon", "?expired-listed"));
                if (vendor.equals("okta")) {
                    results.add("?unused");
                }
                yield results;
            }
            case USE_UNKNOWN -> List.of("?unused", "?never-used");
        };
    }

    private static SimulatedToken changed(
            SimulatedToken token, String vendor, Kind kind, @Nullable String administrator) {
        boolean okta = vendor.equals("okta");
        return switch (kind) {
            case NEVER -> token.withExpiry(new Expiry.Never());
            case SOON ->
                okta
                        ? token.withLastUse(new LastUse.Estimated(ago(20)))
                        : token.withExpiry(new Expiry.At(NOW.plus(Duration.ofDays(5))));
            case UNUSED -> token.withCreated(ago(300)).withLastUse(used(200));
            case NEVER_USED -> token.withCreated(ago(200)).withLastUse(new LastUse.Never());
            case OLD -> token.withCreated(ago(400));
            // Later than the token with the same name, so that it is also listed later.
            case SAME_NAME -> token.withCreated(ago(29));
            case ISSUER_GONE ->
                token.withIssuer(
                        okta
                                ? user(vendor, GONE_USER)
                                : Issuer.of(Issuer.Kind.USER, GONE_USER, "gone@sim.example", "Gone", true));
            case ISSUER_UNKNOWN -> token.withIssuer(Issuer.unknown());
            case ISSUER_TOKEN -> token.withIssuer(Issuer.of(Issuer.Kind.TOKEN, "clsimparent", null, "parent", null));
            case ADMINISTRATOR -> token.withIssuer(user(vendor, String.valueOf(administrator)));
            // At Okta, the last use is estimated from the end.
            case EXPIRY_UNKNOWN ->
                (okta ? token.withLastUse(new LastUse.Unknown()) : token).withExpiry(new Expiry.Unknown());
            // At Okta, it then ends 30 days after its creation.
            case USE_UNKNOWN -> (okta ? token.withCreated(ago(5)) : token).withLastUse(new LastUse.Unknown());
            default -> token;
        };
    }

    static Issuer user(String vendor, String id) {
        return vendor.equals("okta")
                ? Issuer.of(Issuer.Kind.USER, id, null, null, null)
                : Issuer.of(Issuer.Kind.USER, id, "user" + id + "@sim.example", "User " + id, null);
    }

    private static Instant ago(int days) {
        return NOW.minus(Duration.ofDays(days));
    }

    private static LastUse used(int days) {
        return new LastUse.Within(ago(days), ago(days));
    }
}
