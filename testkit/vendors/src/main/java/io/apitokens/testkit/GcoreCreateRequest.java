package io.apitokens.testkit;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Gcore's validation of a create request. */
final class GcoreCreateRequest {
    private GcoreCreateRequest() {}

    static GcoreToken.Spec read(@Nullable JsonObject body, GcoreRole caller, Instant now) {
        if (body == null) {
            throw GcoreErrors.refused(400, "JSON parse error.");
        }
        return new GcoreToken.Spec(name(body), description(body), expires(body, now), role(body, caller));
    }

    private static String name(JsonObject body) {
        String name = JsonTree.string(body, "name");
        if (name == null || name.isBlank()) {
            throw GcoreErrors.invalid("name", "This field is required.");
        }
        return name;
    }

    private static @Nullable String description(JsonObject body) {
        if (JsonTree.member(body, "description") != null && JsonTree.string(body, "description") == null) {
            throw GcoreErrors.invalid("description", "Not a valid string.");
        }
        return JsonTree.string(body, "description");
    }

    /**
     * Returns the expiry. The key is required even if its value is null. A past date is rejected; the vendor's own
     * response to it is unknown.
     */
    private static @Nullable Instant expires(JsonObject body, Instant now) {
        JsonElement value = body.get("exp_date");
        if (value == null) {
            throw GcoreErrors.invalid("exp_date", "This field is required.");
        }
        if (value.isJsonNull()) {
            return null;
        }
        String text = JsonTree.string(body, "exp_date");
        Instant expires = text == null ? null : GcoreDate.parse(text);
        if (expires == null) {
            throw GcoreErrors.invalid("exp_date", "Datetime has wrong format.");
        }
        if (!expires.isAfter(now)) {
            throw GcoreErrors.invalid("exp_date", "The date must be in the future.");
        }
        return expires;
    }

    private static GcoreRole role(JsonObject body, GcoreRole caller) {
        JsonObject user = JsonTree.object(body, "client_user");
        if (user == null) {
            throw GcoreErrors.invalid("client_user", "This field is required.");
        }
        JsonObject group = JsonTree.object(user, "role");
        if (group == null) {
            throw GcoreErrors.invalidRole("This field is required.");
        }
        GcoreRole role = GcoreRole.of(group);
        if (role == null) {
            throw GcoreErrors.invalidRole("Invalid role: " + JsonTree.string(group, "name"));
        }
        if (!caller.mayMint(role)) {
            throw GcoreErrors.invalidRole("Can't create token with role " + role.label());
        }
        return role;
    }
}
