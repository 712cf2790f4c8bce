package io.apitokens.okta;

import io.apitokens.Pager;
import io.apitokens.Token;
import io.apitokens.call.ApiClient;
import io.apitokens.error.InvalidInputException;
import io.apitokens.json.Json;
import io.apitokens.json.JsonShapeException;
import io.apitokens.okta.api.NetworkConnection;
import io.apitokens.okta.api.NetworkZone;
import io.apitokens.okta.api.NetworkZoneStatus;
import io.apitokens.okta.api.NetworkZoneUsage;
import io.apitokens.okta.api.OktaApi;
import io.apitokens.okta.api.OktaApi.ListNetworkZonesQuery;
import io.apitokens.spi.Walks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The network zones of an Okta org, to which tokens can be restricted. Reads only. Immutable and thread-safe.
 *
 * <p>A credential with OAuth scopes needs {@code okta.networkZones.read}.
 */
public final class OktaZones {

    private final OktaApi api;

    OktaZones(ApiClient client) {
        this.api = new OktaApi(client);
    }

    /**
     * Returns all zones of the org.
     *
     * @return the zones, in the vendor's order
     * @see "GET /api/v1/zones"
     */
    public Pager<NetworkZone> list() {
        return Walks.byCursor(cursor -> api.listNetworkZones(ListNetworkZonesQuery.none(), cursor), (zone, facts) -> {
            CredentialIds.stated(zone.id(), null);
            return zone;
        });
    }

    /**
     * Returns a zone.
     *
     * @param id the zone's id
     * @return the zone
     * @throws InvalidInputException if it cannot be an id; no request was sent
     * @throws io.apitokens.error.NotFoundException if the org does not have such a zone
     * @see "GET /api/v1/zones/{zoneId}"
     */
    public NetworkZone get(String id) {
        return api.getNetworkZone(id)
                .map((zone, facts) -> {
                    if (!zone.id().equals(id)) {
                        throw new JsonShapeException("the response is about another zone");
                    }
                    return zone;
                })
                .execute();
    }

    /**
     * Returns the zone with a name. Reads the whole list, because the vendor does not search it by name.
     *
     * @param name the zone's name, exactly as the vendor shows it
     * @return the zone; empty if no zone has the name
     * @throws InvalidInputException if several zones have the name
     */
    public Optional<NetworkZone> named(String name) {
        return Optional.ofNullable(find(List.of(name)).get(name));
    }

    /**
     * Creates a condition that allows only addresses in zones, for {@link OktaTokens#restrict}. Reads the list once.
     *
     * @param names the zones' names, at least one
     * @return the condition, with the zones' ids
     * @throws InvalidInputException if a name is that of no zone or of several, or if the zone is inactive or a blocklist
     */
    public NetworkCondition inZones(String... names) {
        return NetworkCondition.of(NetworkConnection.ZONE, usable(List.of(names)), List.of());
    }

    /**
     * Creates a condition that allows every address except those in zones, for {@link OktaTokens#restrict}. Reads the
     * list once.
     *
     * @param names the zones' names, at least one
     * @return the condition, with the zones' ids
     * @throws InvalidInputException as {@link #inZones}
     */
    public NetworkCondition notInZones(String... names) {
        return NetworkCondition.of(NetworkConnection.ZONE, List.of(), usable(List.of(names)));
    }

    private List<String> usable(List<String> names) {
        Map<String, NetworkZone> found = find(names);
        List<String> ids = new ArrayList<>();
        for (String name : names) {
            NetworkZone zone = found.get(name);
            if (zone == null) {
                throw InvalidInputException.of(
                        "zone", quoted(name) + " is the name of no zone of the org; list() returns all");
            }
            String mistake = mistake(zone);
            if (mistake != null) {
                throw InvalidInputException.of(
                        "zone", quoted(name) + " " + mistake + "; no token was changed. Choose an active zone.");
            }
            ids.add(zone.id());
        }
        return ids;
    }

    private Map<String, NetworkZone> find(List<String> names) {
        Map<String, NetworkZone> found = new HashMap<>();
        for (NetworkZone zone : list()) {
            String name = zone.name();
            if (name != null && names.contains(name) && found.put(name, zone) != null) {
                throw InvalidInputException.of("zone", quoted(name) + " is the name of several zones; use an id");
            }
        }
        return found;
    }

    /**
     * Returns warnings of tokens whose network condition does not restrict as it seems to. Such a condition
     * names a zone that is inactive, a blocklist, or not in the org. Reads the list of zones once.
     *
     * @param tokens tokens of this org
     * @return one sentence for each token and zone, in the order of the tokens; empty if there is nothing to warn of
     */
    public List<String> warnings(Iterable<Token> tokens) {
        Map<String, NetworkZone> zones = new HashMap<>();
        list().forEach(zone -> zones.put(zone.id(), zone));
        List<String> warnings = new ArrayList<>();
        for (Token token : tokens) {
            token.restrictions().stream()
                    .flatMap(each -> each.unwrap(NetworkCondition.class).stream())
                    .flatMap(each -> Stream.concat(each.include().stream(), each.exclude().stream()))
                    .distinct()
                    .filter(zone -> !NetworkCondition.isSpecial(zone))
                    .forEach(zone -> {
                        String mistake = zones.containsKey(zone) ? mistake(zones.get(zone)) : "does not exist";
                        if (mistake != null) {
                            warnings.add(warning(token, zone, zones.get(zone), mistake));
                        }
                    });
        }
        return warnings;
    }

    private static String warning(Token token, String id, @Nullable NetworkZone zone, String mistake) {
        String name = zone == null || zone.name() == null ? "" : " " + quoted(zone.name());
        return Json.printable("token " + token.id() + " is restricted by the zone " + id + name + ", which " + mistake);
    }

    /** Returns what makes a zone useless as a restriction, in words that follow its name; null if nothing does. */
    private static @Nullable String mistake(NetworkZone zone) {
        if (NetworkZoneUsage.BLOCKLIST.equals(zone.usage())) {
            return "is a blocklist, so that its addresses cannot use any token";
        }
        return NetworkZoneStatus.INACTIVE.equals(zone.status()) ? "is inactive" : null;
    }

    private static String quoted(String name) {
        return "\"" + Json.printable(name.length() > 128 ? name.substring(0, 128) + "…" : name) + "\"";
    }
}
