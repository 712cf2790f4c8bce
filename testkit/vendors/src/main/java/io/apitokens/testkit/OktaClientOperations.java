package io.apitokens.testkit;

import com.google.gson.JsonObject;
import io.apitokens.Secret;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;

/** Okta's operations on the client secrets and keys of apps, and on the client secrets of API service integrations. */
final class OktaClientOperations {

    private static final String APP = "/api/v1/apps/{owner}/credentials";
    private static final String INTEGRATION = "/integrations/api/v1/api-services/{owner}/credentials/secrets";
    private static final int MOST_SECRETS = 2;
    private static final int SHORTEST = 14;
    private static final int LONGEST = 100;

    private final OktaAccount account;
    private final OktaClients clients;

    OktaClientOperations(OktaAccount account, OktaClients clients) {
        this.account = account;
        this.clients = clients;
    }

    void addTo(Router router) {
        router.on("POST", APP + "/secrets", this::createSecret).on("POST", APP + "/jwks", this::createKey);
        router.on("POST", INTEGRATION, this::createIntegrationSecret);
        router.on("GET", APP + "/secrets/{id}", call -> shown(200, secret(owner(call, false), call)));
        addCommon(router, APP + "/secrets", false, OktaClient::secrets);
        addCommon(router, INTEGRATION, true, OktaClient::secrets);
        router.on("GET", APP + "/jwks/{id}", call -> shown(200, key(owner(call, false), call)));
        addCommon(router, APP + "/jwks", false, OktaClient::keys);
    }

    private void addCommon(
            Router router,
            String path,
            boolean integration,
            Function<OktaClient, ? extends Map<String, ? extends OktaCredential>> kind) {
        router.on("GET", path, call -> list(kind.apply(owner(call, integration)).values()));
        router.on("DELETE", path + "/{id}", call -> delete(kind.apply(changed(call, integration)), call));
        router.on("POST", path + "/{id}/lifecycle/activate", call -> {
            return setActive(kind.apply(changed(call, integration)), call, true);
        });
        router.on("POST", path + "/{id}/lifecycle/deactivate", call -> {
            return setActive(kind.apply(changed(call, integration)), call, false);
        });
    }

    private OktaClient owner(SimulatedCall call, boolean integration) {
        return clients.named(call.pathValue("owner"), integration);
    }

    /** Returns the owner for a change, which the vendor refuses if it holds an administrator role. */
    private OktaClient changed(SimulatedCall call, boolean integration) {
        OktaClient owner = owner(call, integration);
        if (owner.isAdministrator()) {
            throw new Refusal(OktaErrors.of(403));
        }
        return owner;
    }

    private SimulatedResponse list(Collection<? extends OktaCredential> credentials) {
        return SimulatedResponse.json(
                200,
                JsonTree.array(
                        credentials.stream().map(each -> json(each, false)).toList()));
    }

    private JsonTree json(OktaCredential credential, boolean created) {
        return credential instanceof OktaClientSecret secret
                ? secret.json(clients.isMasked() && !created, clients.isHashed(), clients.salt())
                : ((OktaAppKey) credential).json();
    }

    private SimulatedResponse shown(int status, OktaCredential credential) {
        return SimulatedResponse.json(status, json(credential, status == 201).build());
    }

    private static OktaCredential secret(OktaClient owner, SimulatedCall call) {
        return required(owner.secrets(), call);
    }

    private static OktaCredential key(OktaClient owner, SimulatedCall call) {
        return required(owner.keys(), call);
    }

    private static OktaCredential required(Map<String, ? extends OktaCredential> credentials, SimulatedCall call) {
        OktaCredential credential = credentials.get(call.pathValue("id"));
        if (credential == null) {
            throw OktaErrors.unknown(call.pathValue("id"), "Credential");
        }
        return credential;
    }

    private SimulatedResponse createSecret(SimulatedCall call) {
        OktaClient owner = changed(call, false);
        JsonObject body = call.body();
        if (body == null) {
            throw OktaErrors.unreadable();
        }
        String chosen = JsonTree.string(body, "client_secret");
        if (chosen != null && (chosen.length() < SHORTEST || chosen.length() > LONGEST)) {
            throw OktaErrors.invalid("client_secret: must be 14 to 100 characters");
        }
        return issue(owner, chosen == null ? account.nextSecret() : Secret.of(chosen));
    }

    private SimulatedResponse createIntegrationSecret(SimulatedCall call) {
        return issue(changed(call, true), account.nextSecret());
    }

    private SimulatedResponse issue(OktaClient owner, Secret value) {
        if (owner.secrets().size() >= MOST_SECRETS) {
            throw OktaErrors.invalid("client_secret: You have reached the maximum number of client secrets");
        }
        return shown(201, clients.addSecret(owner, value));
    }

    private SimulatedResponse createKey(SimulatedCall call) {
        OktaClient owner = changed(call, false);
        JsonObject body = call.body();
        if (body == null) {
            throw OktaErrors.unreadable();
        }
        String kid = JsonTree.string(body, "kid");
        Collection<OktaAppKey> present = owner.keys().values();
        boolean unnamed = kid == null || present.stream().anyMatch(key -> key.kid() == null);
        if (!present.isEmpty() && unnamed) {
            throw OktaErrors.invalid("kid: each key must have one, if there is more than one key");
        }
        if (present.stream().anyMatch(key -> kid != null && kid.equals(key.kid()))) {
            throw OktaErrors.invalid("kid: must be unique");
        }
        body.remove("status");
        return shown(201, clients.addKey(owner, body));
    }

    private SimulatedResponse setActive(
            Map<String, ? extends OktaCredential> credentials, SimulatedCall call, boolean active) {
        OktaCredential credential = required(credentials, call);
        long others = credentials.values().stream()
                .filter(other -> other.isActive() && !other.id().equals(credential.id()))
                .count();
        if (!active && others == 0) {
            throw OktaErrors.invalid("status: the only active credential cannot be deactivated");
        }
        credential.activate(active, account.now());
        return shown(200, credential);
    }

    private static SimulatedResponse delete(Map<String, ? extends OktaCredential> credentials, SimulatedCall call) {
        OktaCredential credential = required(credentials, call);
        if (credential.isActive()) {
            throw OktaErrors.invalid("status: an active credential cannot be deleted");
        }
        credentials.remove(credential.id());
        return SimulatedResponse.empty(204);
    }
}
