package io.apitokens.examples;

import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

/** A fake of one Secret, {@code ci/api-token}, at a Kubernetes API server. */
final class FakeKubernetes extends FakeStore {

    static final String COLLECTION = "/api/v1/namespaces/ci/secrets";

    private @Nullable JsonObject present;
    private int resourceVersion = 41_000;

    @Override
    String credentialHeader() {
        return "Authorization";
    }

    @Override
    String credential() {
        return "Bearer fakeServiceAccountToken";
    }

    synchronized @Nullable JsonObject present() {
        return present == null ? null : present.deepCopy();
    }

    /** Stores an object as another client would. */
    synchronized void store(JsonObject object) {
        resourceVersion++;
        present = object.deepCopy();
        present.getAsJsonObject("metadata").addProperty("resourceVersion", String.valueOf(resourceVersion));
    }

    synchronized void delete() {
        present = null;
    }

    @Override
    Reply respond(Request request) {
        String[] parts = request.line().split("\\?", 2);
        boolean dryRun = parts.length == 2 && parts[1].equals("dryRun=All");
        return switch (parts[0]) {
            case "GET " + COLLECTION + "/api-token" ->
                present == null ? refusal(404, request) : new Reply(200, present);
            case "POST " + COLLECTION -> present == null ? stored(201, request.body(), dryRun) : refusal(409, request);
            case "PUT " + COLLECTION + "/api-token" -> replaced(request, dryRun);
            default -> refusal(405, request);
        };
    }

    private Reply replaced(Request request, boolean dryRun) {
        if (present == null) {
            return refusal(404, request);
        }
        String seen = StoreClient.find(request.body(), "metadata", "resourceVersion");
        return String.valueOf(resourceVersion).equals(seen)
                ? stored(200, request.body(), dryRun)
                : refusal(409, request);
    }

    private Reply stored(int status, JsonObject object, boolean dryRun) {
        if (dryRun) {
            return new Reply(status, object);
        }
        store(object);
        return new Reply(status, present());
    }
}
