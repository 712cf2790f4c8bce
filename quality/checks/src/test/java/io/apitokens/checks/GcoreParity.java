package io.apitokens.checks;

import io.apitokens.Access;
import io.apitokens.Grant;
import io.apitokens.IssuedToken;
import io.apitokens.Resource;
import io.apitokens.Role;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.gcore.api.ApiToken;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.SimulatedGcore;
import io.apitokens.testkit.SimulatedVendor;
import java.time.Instant;

/** The 17 attributes of {@code gcore_iam_api_token}. */
final class GcoreParity extends ParityRows {

    private final SimulatedGcore gcore = SimulatedGcore.start();
    private final long clientId = gcore.clientId();
    private final Instant end = Instant.parse("2031-01-01T12:00:00Z");
    private final GcoreIam.Builder builder = GcoreIam.builder();
    private TokenSpec.Builder spec = TokenSpec.builder("unset");
    private Token token;
    private ApiToken record;
    private Grant grant;
    private IssuedToken issued;

    GcoreParity() {
        read("client_id", clientId, () -> builder.lookUpClientId());
        read("name", "read name", () -> token.name());
        read("description", "read description", () -> token.description());
        read("exp_date", "2030-01-01T12:00:01Z", () -> token.expiry().endsAt());
        read("created", "2020-01-01T12:00:02Z", () -> token.created());
        flag("deleted", () -> record.deleted());
        flag("expired", () -> record.expired());
        read("id", "4242", () -> token.id().value());
        read("last_usage", "2021-01-01T12:00:03Z", () -> token.lastUse());
        read("token", "4242_sim0a1b", () -> issued.secret());
        read("client_user.client_id", "77", () -> record.clientUser().clientId());
        flag("client_user.deleted", () -> token.issuer().gone());
        read("client_user.user_email", "ada@sim.example", () -> token.issuer().email());
        read("client_user.user_id", "88", () -> token.issuer().id());
        read("client_user.user_name", "Ada", () -> token.issuer().name());
        read("client_user.role.id", "99", () -> grant.role().id());
        read("client_user.role.name", "night shift", () -> grant.role().name());

        set("client_id", "", "/clients/" + clientId + "/", () -> builder.clientId(clientId));
        set("name", "name", "set name", () -> spec = TokenSpec.builder("set name"));
        set("description", "description", "set description", () -> spec.description("set description"));
        set("exp_date", "exp_date", "2031-01-01T12:00:00.000000Z", () -> spec.expiresAt(end));
        set(
                "client_user.role.id",
                "client_user/role/id",
                5,
                () -> spec.grant(new Role("Engineers", "5"), Resource.account()));
        set(
                "client_user.role.name",
                "client_user/role/name",
                "Engineers",
                () -> spec.grant(new Role("Engineers", "5"), Resource.account()));
    }

    @Override
    SimulatedVendor vendor() {
        return gcore;
    }

    @Override
    void receive(String trueFlag) {
        String json = """
                {"id": 4242, "name": "read name", "description": "read description",
                 "exp_date": "2030-01-01T12:00:01.000000Z", "created": "2020-01-01T12:00:02.000000Z",
                 "last_usage": "2021-01-01T12:00:03.000000Z", "deleted": %b, "expired": %b, "token": "4242_sim0a1b",
                 "client_user": {"client_id": 77, "deleted": %b, "user_email": "ada@sim.example", "user_id": 88,
                   "user_name": "Ada", "role": {"id": 99, "name": "night shift"}}}
                """.formatted(
                        trueFlag.equals("deleted"), trueFlag.equals("expired"), trueFlag.equals("client_user.deleted"));
        try (GcoreIam client = client()) {
            gcore.inject(Fault.status(200).body(json));
            record = client.api().getApiToken(clientId, 4242).execute();
            if (!trueFlag.equals("deleted")) {
                gcore.inject(Fault.status(200).body(json));
                token = client.tokens().get(TokenId.of(client.account(), "4242"));
                grant = ((Access.Listed) token.access()).grants().get(0);
            }
            gcore.inject(Fault.status(200).body(json));
            issued = client.tokens()
                    .create(TokenSpec.builder("read name")
                            .grant("Users", Resource.account())
                            .neverExpires()
                            .build());
        }
    }

    private GcoreIam client() {
        return builder.baseUrl(gcore.baseUrl())
                .allowHttpOnLoopback()
                .apiKey(gcore.credential())
                .clientId(clientId)
                .build();
    }

    @Override
    void send() {
        try (GcoreIam client = client()) {
            client.tokens().create(spec.build());
        }
    }

    @Override
    public void close() {
        gcore.close();
    }
}
