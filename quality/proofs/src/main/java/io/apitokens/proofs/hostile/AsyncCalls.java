package io.apitokens.proofs.hostile;

import io.apitokens.Secret;
import io.apitokens.astro.AstroIam;
import io.apitokens.astro.api.ApiToken;
import io.apitokens.astro.api.AstroApi;
import io.apitokens.astro.api.CreateApiTokenRequest;
import io.apitokens.astro.api.TokenScope;
import io.apitokens.astro.api.UpdateApiTokenRequest;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.gcore.api.ApiTokenCreated;
import io.apitokens.gcore.api.CreateApiTokenClientUser;
import io.apitokens.gcore.api.Group;
import io.apitokens.gcore.api.GroupName;
import io.apitokens.okta.OktaClientSecrets;
import io.apitokens.okta.api.ApiTokenNetwork;
import io.apitokens.okta.api.ApiTokenUpdate;
import io.apitokens.okta.api.AppKey;
import io.apitokens.okta.api.ClientSecret;
import io.apitokens.okta.api.NetworkConnection;
import io.apitokens.okta.api.NewAppKey;
import io.apitokens.okta.api.NewClientSecret;
import io.apitokens.okta.api.OktaApi;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Makes the calls of a case asynchronously, with the vendors' own operations. */
final class AsyncCalls {

    private static final long SECONDS = 30;

    private AsyncCalls() {}

    static @Nullable Object run(Vendor vendor, Op op, ClientSetup setup, String id, String name) throws Throwable {
        CompletableFuture<?> future = switch (vendor) {
            case GCORE -> gcore(op, setup, id, name);
            case ASTRO -> astro(op, setup, id, name);
            case OKTA, OKTA_OAUTH, OKTA_DIRECTORY -> okta(op, setup.okta(vendor).api(), id);
            case OKTA_SECRETS -> secrets(op, setup.okta(vendor).api(), id);
            case OKTA_INTEGRATION -> integration(op, setup.okta(vendor).api(), id);
            case OKTA_KEYS -> keys(op, setup.okta(vendor).api(), id, name);
        };
        try {
            Object value = future.get(SECONDS, TimeUnit.SECONDS);
            if (value instanceof ApiTokenCreated created) {
                return new Made(
                        created.id() == null ? null : Long.toString(created.id()), created.name(), created.token());
            }
            if (value instanceof ApiToken token) {
                return new Made(token.id(), token.name(), token.token());
            }
            return madeAtOkta(value);
        } catch (ExecutionException e) {
            throw e.getCause();
        }
    }

    private static @Nullable Made madeAtOkta(@Nullable Object value) {
        if (value instanceof ClientSecret secret) {
            return new Made(secret.id(), null, secret.clientSecret());
        }
        if (value instanceof AppKey key) {
            String coordinate = key.x();
            return new Made(key.id(), key.kid(), coordinate == null ? null : Secret.of(coordinate));
        }
        return value instanceof io.apitokens.okta.api.ApiToken token ? new Made(token.id(), token.name(), null) : null;
    }

    private static CompletableFuture<?> gcore(Op op, ClientSetup setup, String id, String name) {
        GcoreIam client = setup.configure(GcoreIam.builder())
                .baseUrl(setup.origin())
                .clientId(GcoreModel.CLIENT_ID)
                .build();
        if (op == Op.DELETE) {
            return client.api()
                    .deleteApiToken(GcoreModel.CLIENT_ID, Long.parseLong(id))
                    .executeAsync();
        }
        return client.api()
                .createApiToken(
                        GcoreModel.CLIENT_ID,
                        io.apitokens.gcore.api.CreateApiTokenRequest.builder()
                                .name(name)
                                .expDate(null)
                                .clientUser(CreateApiTokenClientUser.builder()
                                        .role(Group.builder()
                                                .id(2L)
                                                .name(GroupName.USERS)
                                                .build())
                                        .build())
                                .build())
                .executeAsync();
    }

    private static CompletableFuture<?> astro(Op op, ClientSetup setup, String id, String name) {
        AstroApi api = setup.configure(AstroIam.builder())
                .baseUrl(setup.origin() + "/v1")
                .organizationId(AstroModel.ORGANIZATION)
                .build()
                .api();
        String organization = AstroModel.ORGANIZATION;
        return switch (op) {
            case DELETE -> api.deleteApiToken(organization, id).executeAsync();
            case ROTATE -> api.rotateApiToken(organization, id).executeAsync();
            case UPDATE ->
                api.updateApiToken(
                                organization,
                                id,
                                UpdateApiTokenRequest.builder()
                                        .name("renamed")
                                        .description("kept")
                                        .build())
                        .executeAsync();
            default ->
                api.createApiToken(
                                organization,
                                CreateApiTokenRequest.builder()
                                        .name(name)
                                        .description("")
                                        .scope(TokenScope.ORGANIZATION)
                                        .role("ORGANIZATION_MEMBER")
                                        .build())
                        .executeAsync();
        };
    }

    private static CompletableFuture<?> okta(Op op, OktaApi api, String id) {
        if (op == Op.DELETE) {
            return api.revokeApiToken(id).executeAsync();
        }
        ApiTokenNetwork zone = ApiTokenNetwork.builder()
                .connection(NetworkConnection.ZONE)
                .include(List.of(OktaModel.ZONE))
                .build();
        return api.updateApiToken(
                        id,
                        ApiTokenUpdate.builder().name("subject").network(zone).build())
                .executeAsync();
    }

    private static CompletableFuture<?> secrets(Op op, OktaApi api, String id) {
        String app = OktaCredentialsModel.OWNER;
        return switch (op) {
            case DELETE -> api.deleteAppClientSecret(app, id).executeAsync();
            case UPDATE -> api.deactivateAppClientSecret(app, id).executeAsync();
            default ->
                api.createAppClientSecret(
                                app,
                                NewClientSecret.builder()
                                        .clientSecret(OktaClientSecrets.newValue())
                                        .build())
                        .executeAsync();
        };
    }

    private static CompletableFuture<?> integration(Op op, OktaApi api, String id) {
        String integration = OktaCredentialsModel.OWNER;
        return switch (op) {
            case DELETE -> api.deleteIntegrationClientSecret(integration, id).executeAsync();
            case UPDATE ->
                api.deactivateIntegrationClientSecret(integration, id).executeAsync();
            default -> api.createIntegrationClientSecret(integration).executeAsync();
        };
    }

    private static CompletableFuture<?> keys(Op op, OktaApi api, String id, String name) {
        String app = OktaCredentialsModel.OWNER;
        return switch (op) {
            case DELETE -> api.deleteAppKey(app, id).executeAsync();
            case UPDATE -> api.deactivateAppKey(app, id).executeAsync();
            default ->
                api.createAppKey(
                                app,
                                NewAppKey.builder()
                                        .kid(String.valueOf(
                                                OktaCredentials.key(name).kid()))
                                        .kty("EC")
                                        .crv("P-256")
                                        .x(OktaCredentials.coordinate("x"))
                                        .y(OktaCredentials.coordinate("y"))
                                        .build())
                        .executeAsync();
        };
    }
}
