package io.apitokens.checks;

import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.json.Timestamp;
import io.apitokens.okta.NetworkCondition;
import io.apitokens.okta.OktaIam;
import io.apitokens.okta.api.ApiToken;
import io.apitokens.okta.api.ApiTokenUpdate;
import io.apitokens.okta.api.NetworkConnection;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.SimulatedOkta;
import io.apitokens.testkit.SimulatedVendor;
import java.util.List;

/** The 8 attributes of {@code okta_api_token}. */
final class OktaParity extends ParityRows {

    private static final String RESPONSE = """
            {"id": "00Tread", "name": "read name", "userId": "00uread", "clientName": "read client",
             "tokenWindow": "P30D", "created": "2020-01-01T00:00:01.000Z", "expiresAt": "2030-01-01T00:00:02.000Z",
             "network": {"connection": "ZONE", "include": ["nzoin"], "exclude": ["nzoout"]}}
            """;

    private final SimulatedOkta simulator =
            SimulatedOkta.start().addZone("nzo1").addZone("nzo2");
    private final OktaIam okta = OktaIam.builder()
            .orgUrl(simulator.baseUrl())
            .allowHttpOnLoopback()
            .apiToken(simulator.credential())
            .build();
    private final String value = simulator.openTokenId();
    private final ApiTokenUpdate.Builder update = ApiTokenUpdate.builder();
    private final Timestamp time = Timestamp.parse("2019-01-01T00:00:00Z");
    private final NetworkConnection connection = NetworkConnection.ZONE;
    private final List<String> include = List.of("nzo1");
    private final List<String> exclude = List.of("nzo2");
    private NetworkCondition network = NetworkCondition.anywhere();
    private TokenId id = TokenId.of(okta.account(), "00Tunset");
    private Token token;
    private ApiToken record;

    OktaParity() {
        read("id", "00Tread", () -> token.id().value());
        read("client_name", "read client", () -> record.clientName());
        read("created", "2020-01-01T00:00:01Z", () -> token.created());
        read("name", "read name", () -> token.name());
        read("user_id", "00uread", () -> token.issuer().id());
        read("network.connection", "ZONE", () -> record.network().connection());
        read("network.exclude.ip", "nzoout", () -> record.network().exclude());
        read("network.include.ip", "nzoin", () -> record.network().include());

        set("id", "", "/" + value, () -> id = TokenId.of(okta.account(), value));
        set("client_name", "clientName", "set client", () -> update.clientName("set client"));
        set("created", "created", "2019-01-01T00:00:00Z", () -> update.created(time));
        set("name", "name", "set name", () -> update.name("set name"));
        set("user_id", "userId", "00uset", () -> update.userId("00uset"));
        set(
                "network.connection",
                "network/connection",
                "ZONE",
                () -> network = NetworkCondition.of(connection, include, exclude));
        set(
                "network.exclude.ip",
                "network/exclude/0",
                "nzo2",
                () -> network = NetworkCondition.of(connection, include, exclude));
        set(
                "network.include.ip",
                "network/include/0",
                "nzo1",
                () -> network = NetworkCondition.of(connection, include, exclude));
    }

    @Override
    SimulatedVendor vendor() {
        return simulator;
    }

    @Override
    void receive(String trueFlag) {
        simulator.inject(Fault.status(200).body(RESPONSE));
        token = okta.tokens().get(TokenId.of(okta.account(), "00Tread"));
        record = token.unwrap(ApiToken.class).orElseThrow();
    }

    @Override
    void send() {
        okta.tokens().restrict(id, network);
        okta.api().updateApiToken(value, update.build()).execute();
    }

    @Override
    public void close() {
        okta.close();
        simulator.close();
    }
}
