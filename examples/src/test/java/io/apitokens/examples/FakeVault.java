package io.apitokens.examples;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A fake of one entry, {@code secret/data/ci/api-token}, of Vault's key-value engine, version 2. */
final class FakeVault extends FakeStore {

    static final String ENTRY = "/v1/secret/data/ci/api-token";

    /** The versions, starting at 1; a deleted version is null. */
    private final List<@Nullable JsonObject> versions = new ArrayList<>();

    private String capabilities = "['create', 'read', 'update']";

    @Override
    String credentialHeader() {
        return "X-Vault-Token";
    }

    @Override
    String credential() {
        return "hvs.fakeVaultToken";
    }

    synchronized void allow(String list) {
        capabilities = list;
    }

    synchronized void store(JsonObject data) {
        versions.add(data);
    }

    synchronized void deleteNewest() {
        versions.set(versions.size() - 1, null);
    }

    @Override
    Reply respond(Request request) {
        return switch (request.line()) {
            case "POST /v1/sys/capabilities-self" -> new Reply(200, json("{'capabilities': " + capabilities + "}"));
            case "GET " + ENTRY -> newest();
            case "POST " + ENTRY -> write(request);
            default -> refusal(404, request);
        };
    }

    private Reply newest() {
        if (versions.isEmpty()) {
            return new Reply(404, json("{'errors': []}"));
        }
        JsonObject data = versions.get(versions.size() - 1);
        JsonObject found = StoreClient.object("metadata", StoreClient.object("version", versions.size()));
        found.add("data", data);
        return new Reply(data == null ? 404 : 200, StoreClient.object("data", found));
    }

    private Reply write(Request request) {
        JsonObject body = request.body();
        if (body.getAsJsonObject("options").get("cas").getAsInt() != versions.size()) {
            JsonArray errors = new JsonArray();
            errors.add("check-and-set parameter did not match the current version; asked: " + request.quoted());
            return new Reply(400, StoreClient.object("errors", errors));
        }
        versions.add(body.getAsJsonObject("data"));
        return new Reply(200, StoreClient.object("data", StoreClient.object("version", versions.size())));
    }
}
