package io.apitokens.testkit;

import com.google.gson.JsonObject;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The five roles of a Gcore account, in descending order of rights. */
enum GcoreRole {
    ADMINISTRATORS(1, "Administrators"),
    ENGINEERS(5, "Engineers"),
    PURGE_API_AND_WEB(3009, "Purge and Prefetch only (API+Web)"),
    PURGE_API(3022, "Purge and Prefetch only (API)"),
    USERS(2, "Users");

    private final long id;
    private final String label;

    GcoreRole(long id, String label) {
        this.id = id;
        this.label = label;
    }

    String label() {
        return label;
    }

    /** Returns whether a caller with this role may create a token with another: its own role or a lower one. */
    boolean mayMint(GcoreRole wanted) {
        return wanted.compareTo(this) >= 0;
    }

    boolean isFilteredBy(String nameOrId) {
        return label.equals(nameOrId) || Long.toString(id).equals(nameOrId);
    }

    JsonTree json() {
        return JsonTree.object().set("id", id).set("name", label);
    }

    static @Nullable GcoreRole named(String label) {
        return Arrays.stream(values())
                .filter(role -> role.label.equals(label))
                .findFirst()
                .orElse(null);
    }

    /** Reads a role. Both id and name are required and must match, because it is unknown which one the vendor reads. */
    static @Nullable GcoreRole of(JsonObject group) {
        String label = JsonTree.string(group, "name");
        GcoreRole role = label == null ? null : named(label);
        Long id = JsonTree.number(group, "id");
        return role != null && id != null && id == role.id ? role : null;
    }
}
