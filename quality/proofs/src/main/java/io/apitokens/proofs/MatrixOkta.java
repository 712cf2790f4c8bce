package io.apitokens.proofs;

import io.apitokens.Secret;
import io.apitokens.TokenId;
import io.apitokens.okta.NetworkCondition;
import io.apitokens.okta.OktaIam;
import io.apitokens.okta.api.ApiTokenNetwork;
import io.apitokens.okta.api.ApiTokenUpdate;
import io.apitokens.okta.api.NetworkConnection;
import io.apitokens.okta.api.OktaApi;
import io.apitokens.okta.api.OktaApi.ListNetworkZonesQuery;
import io.apitokens.okta.api.OktaApi.ListUsersQuery;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedOkta;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Okta's operations. None of them creates a token. */
final class MatrixOkta implements MatrixVendor {

    private final SimulatedOkta simulator;
    private final OktaIam watched;
    private final MatrixOktaApps apps;

    MatrixOkta(ManualTimeSource timeSource, boolean http2, MatrixTransports transports) {
        this.simulator = http2 ? SimulatedOkta.startHttp2(timeSource) : SimulatedOkta.start(timeSource);
        this.watched = OktaIam.builder()
                .orgUrl(simulator.baseUrl())
                .allowHttpOnLoopback()
                .apiToken(simulator.credential())
                .timeSource(timeSource)
                .transport(transports.watched())
                .build();
        this.apps = new MatrixOktaApps(simulator.apps(), watched.api());
    }

    @Override
    public SimulatedOkta simulator() {
        return simulator;
    }

    @Override
    public Supplier<@Nullable Object> operation(String name) {
        OktaApi api = watched.api();
        String value = simulator.openTokenId();
        TokenId id = TokenId.of(watched.account(), value);
        return switch (name) {
            case "listApiTokens" -> api.listApiTokens(null)::execute;
            case "getApiToken" -> api.getApiToken(value)::execute;
            case "updateApiToken" -> api.updateApiToken(value, update())::execute;
            case "revokeApiToken" -> api.revokeApiToken(value)::execute;
            case "revokeCurrentApiToken" -> api.revokeCurrentApiToken()::execute;
            case "listUsers" -> api.listUsers(new ListUsersQuery("status eq \"ACTIVE\"", null, null), null)::execute;
            case "getUser" -> api.getUser(simulator.userId())::execute;
            case "listUserRoles" -> api.listUserRoles(simulator.userId())::execute;
            case "listClientRoles" -> api.listClientRoles("0oasim00000000000001")::execute;
            case "listNetworkZones" -> api.listNetworkZones(ListNetworkZonesQuery.none(), null)::execute;
            case "getNetworkZone" -> api.getNetworkZone(simulator.zoneId())::execute;
            case "people.get" -> () -> watched.people().get(simulator.userId());
            case "zones.named" -> () -> watched.zones().named("sim office");
            case "tokens.delete" ->
                () -> {
                    watched.tokens().delete(id);
                    return null;
                };
            case "tokens.restrict" -> () -> watched.tokens().restrict(id, NetworkCondition.inZones(simulator.zoneId()));
            default -> apps.operation(name);
        };
    }

    private ApiTokenUpdate update() {
        return ApiTokenUpdate.builder()
                .name("sim deploy")
                .network(ApiTokenNetwork.builder()
                        .connection(NetworkConnection.ZONE)
                        .include(List.of(simulator.zoneId()))
                        .build())
                .build();
    }

    @Override
    public void warmUp() {
        watched.api().getApiToken(simulator.zonedTokenId()).execute();
    }

    @Override
    public Step lastStep(String operation) {
        return operation.equals("tokens.restrict") ? new Step(2, "PUT", "/api/v1/api-tokens/.+") : Step.ONLY;
    }

    @Override
    public Set<String> live() {
        Set<String> live = new TreeSet<>(simulator.liveTokenIds());
        live.addAll(apps.live());
        return live;
    }

    @Override
    public boolean accepts(Secret secret) {
        return apps.accepts(secret);
    }

    @Override
    public @Nullable Secret secretIn(@Nullable Object result) {
        return apps.secretIn(result);
    }

    @Override
    public void close() {
        watched.close();
        simulator.close();
    }
}
