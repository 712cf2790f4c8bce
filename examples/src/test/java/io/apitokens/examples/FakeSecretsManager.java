package io.apitokens.examples;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A fake of one secret, {@code ci/api-token}, of AWS Secrets Manager, with its versions and their labels. */
final class FakeSecretsManager extends FakeStore {

    static final String CURRENT = "AWSCURRENT";

    private final Map<String, String> versions = new LinkedHashMap<>();
    private final Map<String, String> labels = new HashMap<>();
    private boolean deleted;

    @Override
    String credentialHeader() {
        return "Authorization";
    }

    @Override
    String credential() {
        return "fake signature";
    }

    /** Stores a version as another client would, and makes it the current one. */
    synchronized void store(String version, String value) {
        versions.put(version, value);
        labels.put(CURRENT, version);
    }

    synchronized void delete() {
        deleted = true;
    }

    synchronized Map<String, String> labels() {
        return Map.copyOf(labels);
    }

    @Override
    Reply respond(Request request) {
        JsonObject body = request.body();
        if (!"ci/api-token".equals(StoreClient.find(body, "SecretId"))) {
            return error("ResourceNotFoundException", request);
        }
        return switch (request.action()) {
            case "secretsmanager.DescribeSecret" ->
                new Reply(200, deleted ? json("{'DeletedDate': 1.7E9}") : new JsonObject());
            case "secretsmanager.GetSecretValue" -> value(request, StoreClient.find(body, "VersionId"));
            case "secretsmanager.PutSecretValue" -> put(request);
            case "secretsmanager.UpdateSecretVersionStage" -> label(request);
            default -> error("UnknownOperationException", request);
        };
    }

    private Reply value(Request request, @Nullable String version) {
        String id = version == null ? labels.get(CURRENT) : version;
        String value = versions.get(id);
        return value == null
                ? error("ResourceNotFoundException", request)
                : new Reply(200, StoreClient.object("VersionId", id, "SecretString", value));
    }

    private Reply put(Request request) {
        if (deleted) {
            return error("InvalidRequestException", request);
        }
        String version = request.body().get("ClientRequestToken").getAsString();
        JsonArray stages = request.body().getAsJsonArray("VersionStages");
        if (versions.isEmpty()) {
            // The service makes the first version current, whatever stage is requested.
            stages.add(CURRENT);
        }
        versions.put(version, request.body().get("SecretString").getAsString());
        stages.forEach(stage -> labels.put(stage.getAsString(), version));
        return new Reply(200, StoreClient.object("VersionId", version, "VersionStages", stages));
    }

    private Reply label(Request request) {
        JsonObject body = request.body();
        String stage = body.get("VersionStage").getAsString();
        String to = StoreClient.find(body, "MoveToVersionId");
        String from = StoreClient.find(body, "RemoveFromVersionId");
        String holder = labels.get(stage);
        if (holder != null && !holder.equals(to) && !holder.equals(from)) {
            return error("InvalidParameterException", request);
        }
        if (to == null) {
            labels.remove(stage);
        } else {
            labels.put(stage, to);
        }
        return new Reply(200, new JsonObject());
    }

    private static Reply error(String type, Request request) {
        return new Reply(400, StoreClient.object("__type", "fake.service#" + type, "Message", request.quoted()));
    }
}
