package io.apitokens.proofs;

import io.apitokens.IssuedToken;
import io.apitokens.Resource;
import io.apitokens.Secret;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.gcore.api.ApiTokenCreated;
import io.apitokens.gcore.api.CreateApiTokenClientUser;
import io.apitokens.gcore.api.CreateApiTokenRequest;
import io.apitokens.gcore.api.GcoreApi;
import io.apitokens.gcore.api.Group;
import io.apitokens.gcore.api.GroupName;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedGcore;
import io.apitokens.transport.HttpTransport;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gcore's operations, in both versions of the API. */
@SuppressWarnings("deprecation") // Version 1 must follow the same rules as long as it exists.
final class MatrixGcore implements MatrixVendor {

    private final SimulatedGcore simulator;
    private final GcoreIam preparing;
    private final GcoreIam watched;

    MatrixGcore(ManualTimeSource timeSource, boolean http2, MatrixTransports transports) {
        this.simulator = http2 ? SimulatedGcore.startHttp2(timeSource) : SimulatedGcore.start(timeSource);
        this.preparing = client(timeSource, transports.preparing());
        this.watched = client(timeSource, transports.watched());
    }

    private GcoreIam client(ManualTimeSource timeSource, HttpTransport transport) {
        return GcoreIam.builder()
                .baseUrl(simulator.baseUrl())
                .allowHttpOnLoopback()
                .apiKey(simulator.credential())
                .clientId(simulator.clientId())
                .timeSource(timeSource)
                .transport(transport)
                .build();
    }

    @Override
    public SimulatedGcore simulator() {
        return simulator;
    }

    @Override
    public Supplier<@Nullable Object> operation(String name) {
        GcoreApi api = watched.api();
        long account = simulator.clientId();
        long id = number(name);
        return switch (name) {
            case "listApiTokens" -> api.listApiTokens(account, GcoreApi.ListApiTokensQuery.none())::execute;
            case "listApiTokensV1" -> api.listApiTokensV1(account, GcoreApi.ListApiTokensV1Query.none())::execute;
            case "createApiToken" -> api.createApiToken(account, request())::execute;
            case "createApiTokenV1" -> api.createApiTokenV1(account, request())::execute;
            case "getApiToken" -> api.getApiToken(account, id)::execute;
            case "getApiTokenV1" -> api.getApiTokenV1(account, id)::execute;
            case "deleteApiToken" -> api.deleteApiToken(account, id)::execute;
            case "deleteApiTokenV1" -> api.deleteApiTokenV1(account, id)::execute;
            case "getAccount" -> api.getAccount()::execute;
            case "tokens.create" -> () -> watched.tokens().create(spec());
            case "tokens.delete" ->
                () -> {
                    watched.tokens().delete(TokenId.of(watched.account(), Long.toString(id)));
                    return null;
                };
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** Creates the token that an operation reads or deletes, and returns its number; returns 1 for other operations. */
    private long number(String operation) {
        if (operation.startsWith("list") || operation.startsWith("create") || operation.equals("tokens.create")) {
            return 1;
        }
        return Long.parseLong(preparing.tokens().create(spec()).token().id().value());
    }

    private static TokenSpec spec() {
        return TokenSpec.builder("matrix")
                .grant("Users", Resource.account())
                .expiresAfter(Duration.ofDays(1))
                .build();
    }

    private static CreateApiTokenRequest request() {
        return CreateApiTokenRequest.builder()
                .name("matrix")
                .expDate(null)
                .clientUser(CreateApiTokenClientUser.builder()
                        .role(Group.builder().id(2L).name(GroupName.USERS).build())
                        .build())
                .build();
    }

    @Override
    public void warmUp() {
        watched.api().getAccount().execute();
    }

    @Override
    public @Nullable Secret secretIn(@Nullable Object result) {
        if (result instanceof IssuedToken issued) {
            return issued.secret();
        }
        return result instanceof ApiTokenCreated created ? created.token() : null;
    }

    @Override
    public void close() {
        watched.close();
        preparing.close();
        simulator.close();
    }
}
