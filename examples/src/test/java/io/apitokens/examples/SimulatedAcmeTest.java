package io.apitokens.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.apitokens.Secret;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedAccount;
import io.apitokens.testkit.SimulatedCall;
import io.apitokens.testkit.SimulatedResponse;
import io.apitokens.testkit.SimulatedToken;
import io.apitokens.testkit.SimulatedVendor;
import io.apitokens.testkit.StoredToken;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A simulated vendor of one's own. */
class SimulatedAcmeTest {

    /** A token of Acme: a name and a status. */
    private static final class AcmeToken extends StoredToken {
        private final String name;

        AcmeToken(long number, String name, Instant created) {
            super("tok-" + number, Secret.of("acme_sim" + number * 2_654_435_761L), created, null);
            this.name = name;
        }
    }

    // tag::account
    static final class AcmeAccount extends SimulatedAccount<AcmeToken> {

        AcmeAccount(InstantSource timeSource) {
            super(timeSource, 1);
            on("GET", "/v1/tokens", call -> list());
            on("POST", "/v1/tokens", this::create);
            on("GET", "/v1/tokens/{id}", call -> SimulatedResponse.json(200, record(require(call.pathValue("id")))));
            on("DELETE", "/v1/tokens/{id}", call -> {
                remove(require(call.pathValue("id")));
                return SimulatedResponse.empty(204);
            });
            quota(50);
        }

        private SimulatedResponse list() {
            List<JsonObject> records = liveTokens().stream().map(this::record).toList();
            return SimulatedResponse.json(200, Map.of("tokens", records));
        }

        private SimulatedResponse create(SimulatedCall call) {
            JsonObject body = call.body();
            if (body == null || !body.has("name")) {
                throw refusal(error(400));
            }
            if (isFull()) {
                throw refusal(error(409));
            }
            AcmeToken token = add(new AcmeToken(nextNumber(), body.get("name").getAsString(), now()));
            JsonObject issued = record(token);
            issued.addProperty("secret", token.credential().expose());
            return SimulatedResponse.json(201, issued);
        }

        @Override
        protected JsonObject record(AcmeToken token) {
            JsonObject record = new JsonObject();
            record.addProperty("id", token.id());
            record.addProperty("name", token.name);
            record.addProperty("created", token.created().toString());
            return record;
        }

        @Override
        protected SimulatedResponse error(int status) {
            return SimulatedResponse.json(status, Map.of("error", "simulated " + status));
        }

        @Override
        protected AcmeToken seed(SimulatedToken seed) {
            return add(new AcmeToken(nextNumber(), seed.name(), seed.created(now())));
        }
    }
    // end::account

    /** The account behind a server on loopback. */
    private static final class SimulatedAcme extends SimulatedVendor {

        SimulatedAcme(AcmeAccount account, AcmeToken administrator) {
            super(account, administrator.credential(), false);
        }

        static SimulatedAcme start(InstantSource timeSource) {
            AcmeAccount account = new AcmeAccount(timeSource);
            return new SimulatedAcme(account, account.seed(SimulatedToken.of("administrator")));
        }
    }

    private final HttpClient http = HttpClient.newHttpClient();

    private HttpResponse<String> send(SimulatedVendor vendor, String method, String path, String body)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(vendor.baseUrl() + path))
                        .header("Authorization", "Bearer " + vendor.credential().expose())
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void itsStateItsOneTimeSecretsAndTheFaultsComeWithIt() throws Exception {
        ManualTimeSource timeSource = ManualTimeSource.startingAt(Instant.parse("2030-01-15T10:00:00Z"));
        try (SimulatedVendor vendor = SimulatedAcme.start(timeSource)) {
            HttpResponse<String> created = send(vendor, "POST", "/v1/tokens", "{\"name\":\"ci\"}");
            JsonObject issued = JsonParser.parseString(created.body()).getAsJsonObject();
            String id = issued.get("id").getAsString();
            assertTrue(vendor.accepts(Secret.of(issued.get("secret").getAsString())));
            assertFalse(send(vendor, "GET", "/v1/tokens/" + id, "").body().contains("secret"));
            assertEquals(
                    vendor.recordOf(id),
                    send(vendor, "GET", "/v1/tokens/" + id, "").body());

            vendor.inject(Fault.responseLost().on("DELETE", "/v1/tokens/" + id));
            assertThrows(IOException.class, () -> send(vendor, "DELETE", "/v1/tokens/" + id, ""));
            assertEquals(1, vendor.liveTokenIds().size());
            assertEquals(404, send(vendor, "GET", "/v1/tokens/" + id, "").statusCode());
        }
    }
}
