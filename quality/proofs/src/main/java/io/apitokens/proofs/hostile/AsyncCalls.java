package io.apitokens.proofs.hostile;

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
import io.apitokens.okta.OktaIam;
import io.apitokens.okta.api.ApiTokenNetwork;
import io.apitokens.okta.api.ApiTokenUpdate;
import io.apitokens.okta.api.NetworkConnection;
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
            case OKTA -> okta(op, setup, id);
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
            return value instanceof io.apitokens.okta.api.ApiToken token
                    ? new Made(token.id(), token.name(), null)
                    : null;
        } catch (ExecutionException e) {
            throw e.getCause();
        }
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

    private static CompletableFuture<?> okta(Op op, ClientSetup setup, String id) {
        OktaIam client =
                setup.configure(OktaIam.builder()).orgUrl(setup.origin()).build();
        if (op == Op.DELETE) {
            return client.api().revokeApiToken(id).executeAsync();
        }
        ApiTokenNetwork zone = ApiTokenNetwork.builder()
                .connection(NetworkConnection.ZONE)
                .include(List.of("nzosim00000000000001"))
                .build();
        return client.api()
                .updateApiToken(
                        id,
                        ApiTokenUpdate.builder().name("subject").network(zone).build())
                .executeAsync();
    }
}
