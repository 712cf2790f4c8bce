package io.apitokens.testkit;

import com.google.gson.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The users, administrator roles and network zones of an Okta org, and the operations that read them. */
final class OktaDirectory {
    private static final String USERS = "/api/v1/users";
    private static final String ZONES = "/api/v1/zones";
    private static final Pattern SEARCH = Pattern.compile("(profile\\.email|profile\\.login|status|id) eq \"(.*)\"");
    private static final int LONGEST_PAGE = 200;

    /** A user. The e-mail address is the login. */
    private record User(String id, String login, String status) {
        JsonObject json() {
            return JsonTree.object()
                    .set("id", id)
                    .set("status", status)
                    .set(
                            "profile",
                            JsonTree.object()
                                    .set("login", login)
                                    .set("email", login)
                                    .set("firstName", "Sim")
                                    .set("lastName", login.substring(0, Math.max(0, login.indexOf('@')))))
                    .build();
        }
    }

    /** An administrator role of a user or a client. */
    private record Role(String id, String principal, String type, String label) {
        JsonObject json() {
            return JsonTree.object()
                    .set("id", id)
                    .set("label", label)
                    .set("type", type)
                    .set("status", "ACTIVE")
                    .set("assignmentType", "USER")
                    .build();
        }
    }

    /** A network zone. */
    private record Zone(String id, String name, String status, String usage) {
        boolean isUsable() {
            return status.equals("ACTIVE") && usage.equals("POLICY");
        }

        JsonObject json() {
            JsonTree address = JsonTree.object().set("type", "CIDR").set("value", "192.0.2.0/24");
            return JsonTree.object()
                    .set("id", id)
                    .set("name", name)
                    .set("type", "IP")
                    .set("status", status)
                    .set("usage", usage)
                    .set("system", false)
                    .set("gateways", List.of(address))
                    .build();
        }
    }

    private final OktaAccount account;
    private final Map<String, User> users = new LinkedHashMap<>();
    private final List<Role> roles = new ArrayList<>();
    private final Map<String, Zone> zones = new LinkedHashMap<>();

    OktaDirectory(OktaAccount account) {
        this.account = account;
        addUser(OktaAccount.USER, "ada.sim@example.com", "ACTIVE");
        addUser("00usim00000000000002", "bob.sim@example.com", "ACTIVE");
        addUser("00usim00000000000003", "agent.sim@example.com", "ACTIVE");
        addRole(OktaAccount.USER, "SUPER_ADMIN", "Super Administrator");
        addZone(OktaAccount.OWN_ZONE, "sim office", "ACTIVE", "POLICY");
        addZone(OktaAccount.OTHER_ZONE, "sim partner", "ACTIVE", "POLICY");
    }

    void addTo(Router router) {
        router.on("GET", USERS, this::listUsers)
                .on("GET", USERS + "/{idOrLogin}", this::getUser)
                .on("GET", USERS + "/{userId}/roles", this::listUserRoles)
                .on("GET", "/oauth2/v1/clients/{clientId}/roles", call -> rolesOf(call.pathValue("clientId")))
                .on("GET", ZONES, call -> page(call, ZONES, List.copyOf(zones.values()), Zone::id, Zone::json))
                .on("GET", ZONES + "/{zoneId}", this::getZone);
    }

    void addUser(String id, String login, String status) {
        users.put(id, new User(id, login, status));
    }

    void addRole(String principal, String type, String label) {
        roles.add(new Role(String.format(Locale.ROOT, "rolsim%014d", roles.size() + 1), principal, type, label));
    }

    void addZone(String id, String name, String status, String usage) {
        zones.put(id, new Zone(id, name, status, usage));
    }

    /** Returns the ids that a token's condition accepts: active zones that are no blocklist, and the one for all. */
    Set<String> usableZones() {
        Set<String> usable = new HashSet<>(Set.of("ALL_IP_ZONES"));
        zones.values().stream().filter(Zone::isUsable).forEach(zone -> usable.add(zone.id()));
        return usable;
    }

    /** Without a search and a filter, deactivated users are left out. */
    private SimulatedResponse listUsers(SimulatedCall call) {
        String search = call.query("search");
        String filter = call.query("filter");
        String expression = search == null ? filter : search;
        List<User> found = users.values().stream()
                .filter(user -> expression == null ? !user.status().equals("DEPROVISIONED") : matches(user, expression))
                .toList();
        return page(call, USERS, found, User::id, User::json);
    }

    private static boolean matches(User user, String expression) {
        Matcher parts = SEARCH.matcher(expression);
        if (!parts.matches()) {
            throw new Refusal(OktaErrors.of(400, "E0000031", "Invalid search criteria."));
        }
        String value = parts.group(2).replace("\\\"", "\"").replace("\\\\", "\\");
        String actual = switch (parts.group(1)) {
            case "status" -> user.status();
            case "id" -> user.id();
            default -> user.login();
        };
        return actual.equalsIgnoreCase(value);
    }

    private SimulatedResponse getUser(SimulatedCall call) {
        String asked = call.pathValue("idOrLogin");
        String owner = asked.equals("me") ? String.valueOf(account.caller(call).userId()) : asked;
        for (User user : users.values()) {
            boolean shortName = user.login().regionMatches(true, 0, owner + "@", 0, owner.length() + 1);
            if (user.id().equals(owner) || user.login().equalsIgnoreCase(owner) || shortName) {
                return SimulatedResponse.json(200, user.json());
            }
        }
        throw OktaErrors.unknown(asked, "User");
    }

    private SimulatedResponse listUserRoles(SimulatedCall call) {
        String id = call.pathValue("userId");
        if (!users.containsKey(id)) {
            throw OktaErrors.unknown(id, "User");
        }
        return rolesOf(id);
    }

    private SimulatedResponse rolesOf(String principal) {
        List<JsonObject> found = roles.stream()
                .filter(role -> role.principal().equals(principal))
                .map(Role::json)
                .toList();
        return SimulatedResponse.json(200, JsonTree.array(found));
    }

    private SimulatedResponse getZone(SimulatedCall call) {
        Zone zone = zones.get(call.pathValue("zoneId"));
        if (zone == null) {
            throw OktaErrors.unknown(call.pathValue("zoneId"), "NetworkZone");
        }
        return SimulatedResponse.json(200, zone.json());
    }

    /** Returns a page of a list. The cursor is the id of the last record of the page before. */
    private <T> SimulatedResponse page(
            SimulatedCall call, String path, List<T> all, Function<T, String> id, Function<T, JsonObject> json) {
        String after = call.query("after");
        int from = 0;
        for (int i = 0; i < all.size() && after != null; i++) {
            if (id.apply(all.get(i)).equals(after)) {
                from = i + 1;
            }
        }
        int size = Math.min(limit(call), account.pageSize() == 0 ? LONGEST_PAGE : account.pageSize());
        List<T> page = all.subList(from, Math.min(all.size(), from + size));
        SimulatedResponse response = SimulatedResponse.json(
                200, JsonTree.array(page.stream().map(json).toList()));
        if (from + page.size() == all.size()) {
            return response;
        }
        String next = call.origin() + path + "?after=" + id.apply(page.get(page.size() - 1)) + "&limit=" + size
                + repeated(call, "search") + repeated(call, "filter");
        return response.with("Link", "<" + next + ">; rel=\"next\"");
    }

    private static int limit(SimulatedCall call) {
        String text = call.query("limit");
        return text == null ? LONGEST_PAGE : Math.max(1, Integer.parseInt(text));
    }

    private static String repeated(SimulatedCall call, String name) {
        String value = call.query(name);
        return value == null ? "" : "&" + name + "=" + encoded(value);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
