package io.apitokens.testkit;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Set;

/** The network condition of a token. Empty lists are left out of responses. */
record OktaNetwork(String connection, List<String> include, List<String> exclude) {
    static final OktaNetwork ANYWHERE = new OktaNetwork("ANYWHERE", List.of(), List.of());

    /** Reads a condition that replaces the previous one completely. */
    static OktaNetwork read(JsonObject network, Set<String> zones) {
        String connection = JsonTree.string(network, "connection");
        List<String> include = zones(network, "include", zones);
        List<String> exclude = zones(network, "exclude", zones);
        boolean listed = !include.isEmpty() || !exclude.isEmpty();
        if ("ANYWHERE".equals(connection)) {
            if (listed) {
                throw OktaErrors.invalid("network: zones are not allowed with the connection ANYWHERE");
            }
            return ANYWHERE;
        }
        if (connection == null || !connection.equals("ZONE")) {
            throw OktaErrors.invalid("network.connection: must be ANYWHERE or ZONE");
        }
        if (!listed) {
            throw OktaErrors.invalid("network: the connection ZONE needs include or exclude");
        }
        return new OktaNetwork(connection, include, exclude);
    }

    private static List<String> zones(JsonObject network, String name, Set<String> known) {
        if (JsonTree.member(network, name) == null) {
            return List.of();
        }
        List<String> zones = JsonTree.strings(network, name);
        if (zones == null) {
            throw OktaErrors.invalid("network." + name + ": must be a list of zone ids");
        }
        if (!known.containsAll(zones)) {
            throw OktaErrors.invalid("network." + name + ": no such active network zone");
        }
        return List.copyOf(zones);
    }

    JsonTree json() {
        return JsonTree.object()
                .set("connection", connection)
                .setIfPresent("include", include.isEmpty() ? null : include)
                .setIfPresent("exclude", exclude.isEmpty() ? null : exclude);
    }
}
