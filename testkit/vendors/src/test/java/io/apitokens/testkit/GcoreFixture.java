package io.apitokens.testkit;

import io.apitokens.Secret;

/** Paths and request bodies for Gcore. */
final class GcoreFixture {
    static final String TOKENS = "/iam/v2/clients/9262944/tokens";
    static final String USERS = "{\"id\": 2, \"name\": \"Users\"}";
    static final String ADMINISTRATORS = "{\"id\": 1, \"name\": \"Administrators\"}";
    static final String SPEC = spec("null", USERS);

    private GcoreFixture() {}

    static String spec(String expires, String role) {
        return "{\"name\":\"ci\",\"description\":\"robot\",\"exp_date\":%s,\"client_user\":{\"role\":%s}}"
                .formatted(expires, role);
    }

    static TestClient clientOf(SimulatedGcore gcore) {
        return clientOf(gcore, gcore.credential());
    }

    static TestClient clientOf(SimulatedGcore gcore, Secret credential) {
        return new TestClient(gcore.baseUrl(), "APIKey " + credential.expose());
    }
}
