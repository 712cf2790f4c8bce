package io.apitokens.testkit;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A simulated app or API service integration: an OAuth client with client secrets and keys. */
final class OktaClient {

    private final String id;
    private final String clientId;
    private final boolean integration;
    private final Map<String, OktaClientSecret> secrets = new LinkedHashMap<>();
    private final Map<String, OktaAppKey> keys = new LinkedHashMap<>();
    private boolean administrator;

    OktaClient(String id, String clientId, boolean integration) {
        this.id = id;
        this.clientId = clientId;
        this.integration = integration;
    }

    String id() {
        return id;
    }

    String clientId() {
        return clientId;
    }

    boolean isIntegration() {
        return integration;
    }

    Map<String, OktaClientSecret> secrets() {
        return secrets;
    }

    Map<String, OktaAppKey> keys() {
        return keys;
    }

    boolean acceptsSecret(@Nullable String value) {
        return secrets.values().stream()
                .anyMatch(secret -> secret.isActive() && secret.value().expose().equals(value));
    }

    /** Returns whether an active key is the public half of a private one. */
    boolean acceptsKey(JsonObject privateKey) {
        return keys.values().stream()
                .filter(OktaCredential::isActive)
                .anyMatch(key -> Stream.of("kid", "kty", "n", "x", "y")
                        .allMatch(name -> Objects.equals(key.jwk().get(name), privateKey.get(name))));
    }

    boolean isAdministrator() {
        return administrator;
    }

    void makeAdministrator() {
        administrator = true;
    }
}
