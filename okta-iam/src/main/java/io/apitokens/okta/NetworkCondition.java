package io.apitokens.okta;

import io.apitokens.error.InvalidInputException;
import io.apitokens.json.Json;
import io.apitokens.okta.api.ApiToken;
import io.apitokens.okta.api.ApiTokenNetwork;
import io.apitokens.okta.api.NetworkConnection;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The network zones from which a token may be used. Immutable. {@code Token.restrictions()} has the condition of a token
 * that is restricted to zones.
 */
public final class NetworkCondition {

    private static final NetworkCondition ANYWHERE =
            new NetworkCondition(NetworkConnection.ANYWHERE, List.of(), List.of());

    /** Stands for all zones in the place of a zone's id. */
    private static final String ALL_ZONES = "ALL_IP_ZONES";

    private static final String WAY_OUT = "Set the whole condition by restrict(…).";
    private static final int MOST_LISTED = 10;

    private final NetworkConnection connection;
    private final List<String> include;
    private final List<String> exclude;

    private NetworkCondition(NetworkConnection connection, List<String> include, List<String> exclude) {
        this.connection = connection;
        this.include = include;
        this.exclude = exclude;
    }

    /** {@return a condition that allows every address} */
    public static NetworkCondition anywhere() {
        return ANYWHERE;
    }

    /**
     * Creates a condition that allows only addresses in network zones.
     *
     * @param zones the zones' ids, at least one
     * @return the condition
     */
    public static NetworkCondition inZones(String... zones) {
        return of(NetworkConnection.ZONE, List.of(zones), List.of());
    }

    /**
     * Creates a condition that allows every address except those in network zones.
     *
     * @param zones the zones' ids, at least one
     * @return the condition
     */
    public static NetworkCondition notInZones(String... zones) {
        return of(NetworkConnection.ZONE, List.of(), List.of(zones));
    }

    /**
     * Creates a condition from the fields of the vendor's schema.
     *
     * @param connection {@code ANYWHERE} or {@code ZONE}
     * @param include the ids of the allowed zones
     * @param exclude the ids of the refused zones
     * @return the condition
     * @throws InvalidInputException if zones are given with {@code ANYWHERE}, or none with {@code ZONE}, or if an id is
     *     blank or has a control character
     */
    public static NetworkCondition of(NetworkConnection connection, List<String> include, List<String> exclude) {
        boolean zones = !include.isEmpty() || !exclude.isEmpty();
        if (connection.equals(NetworkConnection.ANYWHERE) && zones) {
            throw InvalidInputException.of("network", "has zones, but allows every address");
        }
        if (connection.equals(NetworkConnection.ZONE) && !zones) {
            throw InvalidInputException.of("network", "has no zone");
        }
        checkZones("include", include);
        checkZones("exclude", exclude);
        return new NetworkCondition(connection, List.copyOf(include), List.copyOf(exclude));
    }

    /**
     * Parses the form of {@link #text()}.
     *
     * @param text the kind of the connection, then for each zone a space and {@code +} or {@code -} with its id
     * @return the condition
     * @throws InvalidInputException if the text has another form, or as {@link #of}
     */
    public static NetworkCondition parse(String text) {
        String[] parts = text.split(" ", -1);
        List<String> include = new ArrayList<>();
        List<String> exclude = new ArrayList<>();
        for (String part : List.of(parts).subList(1, parts.length)) {
            if (part.length() < 2 || !isSigned(part)) {
                throw InvalidInputException.of(
                        "condition",
                        "has a zone without + or - before its id; NetworkCondition.text() returns the form");
            }
            (part.charAt(0) == '+' ? include : exclude).add(decoded(part.substring(1)));
        }
        if (parts[0].isEmpty()) {
            throw InvalidInputException.of("condition", "is blank; NetworkCondition.text() returns the form");
        }
        return of(NetworkConnection.of(parts[0]), include, exclude);
    }

    private static boolean isSigned(String part) {
        return part.charAt(0) == '+' || part.charAt(0) == '-';
    }

    private static String decoded(String zone) {
        try {
            return URLDecoder.decode(zone, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw InvalidInputException.of("condition", "has a zone with an invalid percent-encoding");
        }
    }

    /**
     * Returns the condition as one line, such as {@code ZONE +nzo1 -nzo2} or {@code ANYWHERE}. Equal conditions have
     * equal texts.
     *
     * @return the kind of the connection, then the allowed zones with {@code +} and the refused ones with {@code -}, each
     *     sorted and percent-encoded
     */
    public String text() {
        StringBuilder text = new StringBuilder(connection.value());
        include.stream().distinct().sorted().forEach(zone -> text.append(" +").append(encoded(zone)));
        exclude.stream().distinct().sorted().forEach(zone -> text.append(" -").append(encoded(zone)));
        return text.toString();
    }

    private static String encoded(String zone) {
        return URLEncoder.encode(zone, StandardCharsets.UTF_8);
    }

    private static void checkZones(String list, List<String> zones) {
        for (int i = 0; i < zones.size(); i++) {
            String zone = zones.get(i);
            if (zone.isBlank() || zone.chars().anyMatch(Character::isISOControl)) {
                throw InvalidInputException.of("network." + list + "[" + i + "]", "is not a zone id");
            }
        }
    }

    /** Converts the vendor's form; returns null if it cannot be read or contradicts itself. */
    static @Nullable NetworkCondition read(ApiTokenNetwork from) {
        if (from.connection() == null) {
            return null;
        }
        try {
            return of(from.connection(), orNone(from.include()), orNone(from.exclude()));
        } catch (InvalidInputException contradiction) {
            return null;
        }
    }

    /** Returns the condition of a token; null if it cannot be read or contradicts itself. */
    static @Nullable NetworkCondition of(ApiToken record) {
        return record.network() == null ? ANYWHERE : read(record.network());
    }

    private static List<String> orNone(@Nullable List<String> zones) {
        return zones == null ? List.of() : zones;
    }

    /** {@return the ids of the zones from which the token may be used; empty if it is not restricted to zones} */
    public List<String> include() {
        return include;
    }

    /** {@return the ids of the zones from which the token may not be used; empty if there are none} */
    public List<String> exclude() {
        return exclude;
    }

    /** Returns whether an element stands for all zones instead of one. */
    static boolean isSpecial(String zone) {
        return zone.equals(ALL_ZONES);
    }

    /** Returns the condition with one more allowed zone, or null if it is allowed; rejects what would restrict. */
    @Nullable
    NetworkCondition plus(String zone) {
        refuseIfNotListed("zone", "addZone would shut out all others");
        if (exclude.contains(zone)) {
            throw InvalidInputException.of(
                    "zone", "is excluded by the token's condition; nothing was changed. " + WAY_OUT);
        }
        if (include.contains(zone)) {
            return null;
        }
        List<String> more = new ArrayList<>(include);
        more.add(zone);
        return of(connection, more, exclude);
    }

    /** Returns the condition with one allowed zone less, or null if it is not allowed; rejects what would widen it. */
    @Nullable
    NetworkCondition minus(String zone) {
        refuseIfNotListed("zone", "there is none to remove");
        if (!include.contains(zone)) {
            return null;
        }
        if (include.equals(List.of(zone))) {
            throw InvalidInputException.of(
                    "zone",
                    "is the only allowed zone of the token, which could then be used from more addresses than now;"
                            + " nothing was changed. " + WAY_OUT);
        }
        return of(
                connection, include.stream().filter(each -> !each.equals(zone)).toList(), exclude);
    }

    private void refuseIfNotListed(String field, String consequence) {
        if (include.isEmpty()) {
            throw InvalidInputException.of(
                    field,
                    "cannot be changed: the token is not restricted to listed zones, so " + consequence + ". "
                            + WAY_OUT);
        }
    }

    boolean isAnywhere() {
        return connection.equals(NetworkConnection.ANYWHERE);
    }

    /** Returns the condition in words that follow "the token may be used". */
    String inWords() {
        String words = include.isEmpty() ? "" : "only from the zones " + listed(include);
        String not = exclude.isEmpty() ? "" : "not from the zones " + listed(exclude);
        String both = words + (words.isEmpty() || not.isEmpty() ? "" : ", but ") + not;
        return both.isEmpty() ? "only from connections of the kind " + connection : both;
    }

    private static String listed(List<String> zones) {
        String first = String.join(", ", zones.subList(0, Math.min(MOST_LISTED, zones.size())));
        return zones.size() <= MOST_LISTED ? first : first + " and " + (zones.size() - MOST_LISTED) + " more";
    }

    /** Converts the condition to the vendor's form, which omits empty lists. */
    ApiTokenNetwork toRequest() {
        return ApiTokenNetwork.builder()
                .connection(connection)
                .include(include.isEmpty() ? null : include)
                .exclude(exclude.isEmpty() ? null : exclude)
                .build();
    }

    /** Compares the connection and the zones, whose order does not matter. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NetworkCondition that
                && connection.equals(that.connection)
                && Set.copyOf(include).equals(Set.copyOf(that.include))
                && Set.copyOf(exclude).equals(Set.copyOf(that.exclude));
    }

    @Override
    public int hashCode() {
        return Objects.hash(connection, Set.copyOf(include), Set.copyOf(exclude));
    }

    @Override
    public String toString() {
        return Json.printable("NetworkCondition[" + connection + " include=" + include + " exclude=" + exclude + "]");
    }
}
