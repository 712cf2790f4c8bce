package io.apitokens.proofs;

import io.apitokens.Secret;
import io.apitokens.okta.OktaClientSecrets;
import io.apitokens.okta.ServiceAppKey;
import io.apitokens.okta.api.AppKey;
import io.apitokens.okta.api.ClientSecret;
import io.apitokens.okta.api.NewAppKey;
import io.apitokens.okta.api.NewClientSecret;
import io.apitokens.okta.api.OktaApi;
import io.apitokens.testkit.SimulatedOktaApps;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Okta's operations on client secrets and keys, at an app and an integration. Each has an active credential, and one that
 * an operation changes, which is inactive where it is to be activated or deleted.
 */
final class MatrixOktaApps {

    private static final String KID = "sim-new";

    /** What the simulator compares of the private half of the new key. */
    private static final String NEW_KEY = "{\"kid\":\"sim-new\",\"kty\":\"EC\",\"x\":\"sim\",\"y\":\"sim\"}";

    private final SimulatedOktaApps simulator;
    private final OktaApi api;
    private final String app;
    private final String integration;
    private final Set<String> existing;

    MatrixOktaApps(SimulatedOktaApps simulator, OktaApi api) {
        this.simulator = simulator;
        this.api = api;
        this.app = simulator.addApp();
        this.integration = simulator.addIntegration();
        simulator.addClientSecret(app);
        simulator.addClientSecret(integration);
        addKey("sim-first");
        this.existing = live();
    }

    private String addKey(String kid) {
        return simulator.addKey(app, ServiceAppKey.generate().withKid(kid).publicJwk());
    }

    Set<String> live() {
        Set<String> live = new TreeSet<>(simulator.credentialsOf(app).keySet());
        live.addAll(simulator.credentialsOf(integration).keySet());
        return live;
    }

    boolean accepts(Secret secret) {
        return simulator.accepts(app, secret) || simulator.accepts(integration, secret);
    }

    /** Returns the secret or key that an operation has created, as its caller holds it; null if it created none. */
    @Nullable
    Secret secretIn(@Nullable Object result) {
        if (result instanceof ClientSecret record && !existing.contains(String.valueOf(record.id()))) {
            return record.clientSecret();
        }
        return result instanceof AppKey record && KID.equals(record.kid()) ? Secret.of(NEW_KEY) : null;
    }

    Supplier<@Nullable Object> operation(String name) {
        if (name.contains("Key")) {
            return keyOperation(name);
        }
        return name.contains("App") ? appOperation(name) : integrationOperation(name);
    }

    private Supplier<@Nullable Object> keyOperation(String name) {
        if (name.equals("listAppKeys")) {
            return api.listAppKeys(app)::execute;
        }
        if (name.equals("createAppKey")) {
            return api.createAppKey(app, newKey())::execute;
        }
        String id = addKey("sim-second");
        simulator.setActive(id, name.equals("getAppKey") || name.equals("deactivateAppKey"));
        return switch (name) {
            case "getAppKey" -> api.getAppKey(app, id)::execute;
            case "activateAppKey" -> api.activateAppKey(app, id)::execute;
            case "deactivateAppKey" -> api.deactivateAppKey(app, id)::execute;
            case "deleteAppKey" -> api.deleteAppKey(app, id)::execute;
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static NewAppKey newKey() {
        return NewAppKey.builder()
                .kid(KID)
                .kty("EC")
                .alg("ES256")
                .use("sig")
                .crv("P-256")
                .x("sim")
                .y("sim")
                .build();
    }

    private Supplier<@Nullable Object> appOperation(String name) {
        if (name.equals("listAppClientSecrets")) {
            return api.listAppClientSecrets(app)::execute;
        }
        if (name.equals("createAppClientSecret")) {
            NewClientSecret chosen = NewClientSecret.builder()
                    .clientSecret(OktaClientSecrets.newValue())
                    .build();
            return api.createAppClientSecret(app, chosen)::execute;
        }
        String id = secondSecret(app, name);
        return switch (name) {
            case "getAppClientSecret" -> api.getAppClientSecret(app, id)::execute;
            case "activateAppClientSecret" -> api.activateAppClientSecret(app, id)::execute;
            case "deactivateAppClientSecret" -> api.deactivateAppClientSecret(app, id)::execute;
            case "deleteAppClientSecret" -> api.deleteAppClientSecret(app, id)::execute;
            default -> throw new IllegalArgumentException(name);
        };
    }

    private Supplier<@Nullable Object> integrationOperation(String name) {
        if (name.equals("listIntegrationClientSecrets")) {
            return api.listIntegrationClientSecrets(integration)::execute;
        }
        if (name.equals("createIntegrationClientSecret")) {
            return api.createIntegrationClientSecret(integration)::execute;
        }
        String id = secondSecret(integration, name);
        return switch (name) {
            case "activateIntegrationClientSecret" -> api.activateIntegrationClientSecret(integration, id)::execute;
            case "deactivateIntegrationClientSecret" -> api.deactivateIntegrationClientSecret(integration, id)::execute;
            case "deleteIntegrationClientSecret" -> api.deleteIntegrationClientSecret(integration, id)::execute;
            default -> throw new IllegalArgumentException(name);
        };
    }

    private String secondSecret(String owner, String operation) {
        String id = simulator.addClientSecret(owner);
        existing.add(id);
        simulator.setActive(id, operation.startsWith("get") || operation.startsWith("deactivate"));
        return id;
    }
}
