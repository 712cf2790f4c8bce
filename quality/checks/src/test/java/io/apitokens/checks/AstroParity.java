package io.apitokens.checks;

import io.apitokens.Access;
import io.apitokens.Grant;
import io.apitokens.IssuedToken;
import io.apitokens.Resource;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.astro.AstroIam;
import io.apitokens.astro.api.ApiToken;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.SimulatedAstro;
import io.apitokens.testkit.SimulatedVendor;
import java.time.Duration;

/** The 28 attributes of {@code astro_api_token}. */
final class AstroParity extends ParityRows {

    private static final String RESPONSE = """
            {"id": "clread", "name": "read name", "description": "read description", "scope": "WORKSPACE",
             "kind": "STANDARD", "shortToken": "abcd", "startAt": "2020-01-01T00:00:01Z", "endAt": "2030-01-01T00:00:02Z",
             "expiryPeriodInDays": 3650, "createdAt": "2020-01-01T00:00:03Z", "updatedAt": "2021-01-01T00:00:04Z",
             "lastUsedAt": "2022-01-01T00:00:05Z", "token": "eyJ-sim-read",
             "roles": [{"entityType": "DEPLOYMENT", "entityId": "cldeployment", "role": "DEPLOYMENT_ADMIN"}],
             "createdBy": {"id": "clcreator", "subjectType": "USER", "username": "ada@sim.example", "fullName": "Ada",
               "avatarUrl": "https://sim.example/ada", "apiTokenName": "maker"},
             "updatedBy": {"id": "clupdater", "subjectType": "SERVICEKEY", "username": "bob@sim.example", "fullName": "Bob",
               "avatarUrl": "https://sim.example/bob", "apiTokenName": "changer"}}
            """;

    private final SimulatedAstro astro = SimulatedAstro.start();
    private final Resource workspace = Resource.workspace(astro.workspaceId());
    private final Resource deployment = Resource.deployment(astro.deploymentId());
    private final AstroIam client = AstroIam.builder()
            .baseUrl(astro.baseUrl())
            .allowHttpOnLoopback()
            .apiToken(astro.credential())
            .organizationId(astro.organizationId())
            .build();
    private TokenSpec.Builder spec = TokenSpec.builder("unset");
    private Token token;
    private ApiToken record;
    private Grant grant;
    private IssuedToken issued;

    AstroParity() {
        readsOfToken();
        readsOfPeople();
        set("name", "name", "set name", () -> spec = TokenSpec.builder("set name"));
        set("description", "description", "set description", () -> spec.description("set description"));
        set("type", "scope", "WORKSPACE", () -> spec.grant("WORKSPACE_OWNER", workspace));
        set("role", "role", "WORKSPACE_OWNER", () -> spec.grant("WORKSPACE_OWNER", workspace));
        set("roles.entity_id", "roles/1/entityId", deployment.id(), () -> spec.grant("DEPLOYMENT_ADMIN", deployment));
        set("roles.entity_type", "roles/1/entityType", "DEPLOYMENT", () -> spec.grant("DEPLOYMENT_ADMIN", deployment));
        set("roles.role", "roles/1/role", "DEPLOYMENT_ADMIN", () -> spec.grant("DEPLOYMENT_ADMIN", deployment));
        set("expiry_period_in_days", "tokenExpiryPeriodInDays", 30, () -> spec.expiresAfter(Duration.ofDays(30)));
    }

    private void readsOfToken() {
        read("name", "read name", () -> token.name());
        read("description", "read description", () -> token.description());
        read("type", "WORKSPACE", () -> record.scope());
        read("roles.entity_id", "cldeployment", () -> grant.resource().id());
        read("roles.entity_type", "DEPLOYMENT", () -> grant.resource().kind());
        read("roles.role", "DEPLOYMENT_ADMIN", () -> grant.role().name());
        read("expiry_period_in_days", 3650, () -> record.expiryPeriodInDays());
        read("created_at", "2020-01-01T00:00:03Z", () -> token.created());
        read("end_at", "2030-01-01T00:00:02Z", () -> token.expiry().endsAt());
        read("id", "clread", () -> token.id().value());
        read("last_used_at", "2022-01-01T00:00:05Z", () -> token.lastUse());
        read("short_token", "abcd", () -> record.shortToken());
        read("start_at", "2020-01-01T00:00:01Z", () -> record.startAt());
        read("token", "eyJ-sim-read", () -> issued.secret());
        read("updated_at", "2021-01-01T00:00:04Z", () -> record.updatedAt());
    }

    private void readsOfPeople() {
        read("created_by.api_token_name", "maker", () -> record.createdBy().apiTokenName());
        read(
                "created_by.avatar_url",
                "https://sim.example/ada",
                () -> record.createdBy().avatarUrl());
        read("created_by.full_name", "Ada", () -> record.createdBy().fullName());
        read("created_by.id", "clcreator", () -> record.createdBy().id());
        read("created_by.subject_type", "USER", () -> record.createdBy().subjectType());
        read("created_by.username", "ada@sim.example", () -> record.createdBy().username());
        read("updated_by.api_token_name", "changer", () -> record.updatedBy().apiTokenName());
        read(
                "updated_by.avatar_url",
                "https://sim.example/bob",
                () -> record.updatedBy().avatarUrl());
        read("updated_by.full_name", "Bob", () -> record.updatedBy().fullName());
        read("updated_by.id", "clupdater", () -> record.updatedBy().id());
        read("updated_by.subject_type", "SERVICEKEY", () -> record.updatedBy().subjectType());
        read("updated_by.username", "bob@sim.example", () -> record.updatedBy().username());
    }

    @Override
    SimulatedVendor vendor() {
        return astro;
    }

    @Override
    void receive(String trueFlag) {
        astro.inject(Fault.status(200).body(RESPONSE).times(2));
        token = client.tokens().get(TokenId.of(client.account(), "clread"));
        record = token.unwrap(ApiToken.class).orElseThrow();
        grant = ((Access.Listed) token.access()).grants().get(0);
        issued = client.tokens()
                .create(TokenSpec.builder("read name")
                        .grant("WORKSPACE_OWNER", workspace)
                        .neverExpires()
                        .build());
    }

    @Override
    void send() {
        client.tokens().create(spec.build());
    }

    @Override
    public void close() {
        client.close();
        astro.close();
    }
}
