package io.apitokens.proofs.hostile;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The users, administrator roles and zones of an Okta org.
 *
 * @param named the token whose name and description are also those of zones, roles and users
 */
record OktaDirectoryModel(ModelToken named) {

    private static final String OTHER_USER = "00usim00000000000002";
    private static final String OTHER_ZONE = "nzosim00000000000002";
    private static final String ROLE = "irasim00000000000001";
    private static final String OTHER_ROLE = "irasim00000000000002";

    /** Returns what a request reads; null if it is about something else, or about what does not exist. */
    @Nullable
    JsonElement read(VendorModel.Route route) {
        return switch (route.action()) {
            case PERSON -> {
                String id = URLDecoder.decode(route.id(), StandardCharsets.UTF_8);
                yield id.equals(OktaModel.OWNER) || id.equals(OktaModel.OWNER_EMAIL) ? user(OktaModel.OWNER) : null;
            }
            case PEOPLE -> array(user(OktaModel.OWNER));
            case ADMIN_ROLES -> array(role(ROLE));
            case ZONE -> route.id().equals(OktaModel.ZONE) ? zone(OktaModel.ZONE) : null;
            case ZONES -> array(zone(OktaModel.ZONE), zone(OTHER_ZONE));
            default -> null;
        };
    }

    /** Returns the ids that a read must return. */
    static Set<String> truth(Op op) {
        return switch (op) {
            case PERSON, PEOPLE -> Set.of(OktaModel.OWNER);
            case ROLES -> Set.of(ROLE);
            case ZONE -> Set.of(OktaModel.ZONE);
            case ZONES -> Set.of(OktaModel.ZONE, OTHER_ZONE);
            default -> Set.of();
        };
    }

    /** Returns the success of a read, about something else than was requested; null if the action is none of these. */
    @Nullable
    JsonElement other(Action action) {
        return switch (action) {
            case PERSON -> user(OTHER_USER);
            case PEOPLE -> array(user(OTHER_USER));
            case ADMIN_ROLES -> array(role(OTHER_ROLE));
            case ZONE -> zone(OTHER_ZONE);
            case ZONES -> array(zone(OTHER_ZONE));
            default -> null;
        };
    }

    private static JsonArray array(JsonObject... records) {
        JsonArray all = new JsonArray();
        List.of(records).forEach(all::add);
        return all;
    }

    private JsonObject user(String id) {
        String login = id.equals(OktaModel.OWNER) ? OktaModel.OWNER_EMAIL : "other.sim@example.com";
        JsonObject profile = new JsonObject();
        profile.addProperty("login", login);
        profile.addProperty("email", login);
        profile.addProperty("firstName", named.description);
        JsonObject user = new JsonObject();
        user.addProperty("id", id);
        user.addProperty("status", "ACTIVE");
        user.add("profile", profile);
        return user;
    }

    private JsonObject role(String id) {
        JsonObject role = new JsonObject();
        role.addProperty("id", id);
        role.addProperty("type", "READ_ONLY_ADMIN");
        role.addProperty("label", named.description);
        role.addProperty("status", "ACTIVE");
        role.addProperty("assignmentType", "USER");
        return role;
    }

    private JsonObject zone(String id) {
        JsonObject zone = new JsonObject();
        zone.addProperty("id", id);
        zone.addProperty("name", named.name);
        zone.addProperty("type", "IP");
        zone.addProperty("status", "ACTIVE");
        zone.addProperty("usage", "POLICY");
        return zone;
    }
}
