package io.apitokens.testkit;

import com.google.gson.JsonObject;
import io.apitokens.Secret;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The apps and API service integrations of a simulated org, and how it shows their secrets. */
final class OktaClients {

    private final OktaAccount account;
    private final Map<String, OktaClient> clients = new LinkedHashMap<>();
    private boolean masked;
    private boolean hashed = true;
    private String salt = "";
    private int numbers;

    OktaClients(OktaAccount account) {
        this.account = account;
    }

    OktaClient addApp() {
        int number = ++numbers;
        return add(String.format("0oasimapp%011d", number), String.format("0oasimcli%011d", number), false);
    }

    OktaClient addIntegration() {
        String id = String.format("0oasimint%011d", ++numbers);
        return add(id, id, true);
    }

    private OktaClient add(String id, String clientId, boolean integration) {
        OktaClient client = new OktaClient(id, clientId, integration);
        clients.put(id, client);
        return client;
    }

    OktaClientSecret addSecret(OktaClient client, Secret value) {
        OktaClientSecret secret = new OktaClientSecret(account.nextNumber(), value, account.now());
        client.secrets().put(secret.id(), secret);
        return secret;
    }

    OktaAppKey addKey(OktaClient client, JsonObject jwk) {
        OktaAppKey key = new OktaAppKey(account.nextNumber(), jwk, account.now());
        client.keys().put(key.id(), key);
        return key;
    }

    OktaClient require(String id) {
        OktaClient client = clients.get(id);
        if (client == null) {
            throw new IllegalArgumentException("no such app or integration");
        }
        return client;
    }

    /** Returns the app or integration that a request names, or refuses the request. */
    OktaClient named(String id, boolean integration) {
        OktaClient client = clients.get(id);
        if (client == null || client.isIntegration() != integration) {
            throw OktaErrors.unknown(id, integration ? "OAuth2ServiceIntegration" : "AppInstance");
        }
        return client;
    }

    @Nullable
    OktaClient ofClientId(String clientId) {
        return clients.values().stream()
                .filter(client -> client.clientId().equals(clientId))
                .findFirst()
                .orElse(null);
    }

    OktaClientSecret secret(String id) {
        return clients.values().stream()
                .flatMap(client -> client.secrets().values().stream())
                .filter(secret -> secret.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such client secret"));
    }

    OktaCredential credential(String id) {
        return clients.values().stream()
                .flatMap(client -> Stream.concat(client.secrets().values().stream(), client.keys().values().stream()))
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such client secret or key"));
    }

    void mask() {
        masked = true;
    }

    boolean isMasked() {
        return masked;
    }

    void omitHashes() {
        hashed = false;
    }

    boolean isHashed() {
        return hashed;
    }

    void hashOtherwise() {
        salt = "of-the-vendor";
    }

    /** Returns what is hashed before a value; empty as in the vendor's example. */
    String salt() {
        return salt;
    }
}
