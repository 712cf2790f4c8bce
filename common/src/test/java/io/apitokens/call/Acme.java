package io.apitokens.call;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.apitokens.Account;
import io.apitokens.Page;
import io.apitokens.Secret;
import io.apitokens.auth.Credential;
import io.apitokens.auth.CredentialSource;
import io.apitokens.json.Json;
import io.apitokens.json.JsonFields;
import io.apitokens.transport.Headers;
import io.apitokens.transport.HttpMethod;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A minimal vendor with one resource, implemented like a vendor outside this library. */
public final class Acme extends ClientBuilder<Acme> {

    static final Account ACCOUNT = new Account("acme", "7");
    static final Secret KEY = Secret.of("fake-acme-key-0123456789");

    private static final Map<Effect, Operation> OPERATIONS = new EnumMap<>(Map.of(
            Effect.READ, new Operation("getThing", HttpMethod.GET, "/things/{id}", Effect.READ, 200),
            Effect.REPLACE, new Operation("putThing", HttpMethod.PUT, "/things/{id}", Effect.REPLACE, 200),
            Effect.DELETE, new Operation("deleteThing", HttpMethod.DELETE, "/things/{id}", Effect.DELETE, 204),
            Effect.REVOKE_SELF, new Operation("revoke", HttpMethod.DELETE, "/things/{id}", Effect.REVOKE_SELF, 204),
            Effect.CREATE, new Operation("addThing", HttpMethod.POST, "/things/{id}", Effect.CREATE, 200),
            Effect.ISSUE, new Operation("createThing", HttpMethod.POST, "/things/{id}", Effect.ISSUE, 200, 201),
            Effect.ROTATE, new Operation("rotateThing", HttpMethod.POST, "/things/{id}", Effect.ROTATE, 200)));

    private final String url;

    private Acme(String url) {
        super(new Rules(), Duration.ofSeconds(60));
        this.url = url;
    }

    public static Acme at(String url) {
        return new Acme(url).allowHttpOnLoopback().credentials(CredentialSource.fixed(Credential.of("Bearer", KEY)));
    }

    @Override
    protected Acme self() {
        return this;
    }

    public ApiClient build() {
        return client(ACCOUNT, parseBaseUrl("baseUrl", url), "call credentials(…)");
    }

    /** Returns a read of one thing. */
    public static ApiCall<Thing> read(ApiClient client, String id) {
        return client.request(OPERATIONS.get(Effect.READ)).path("id", id).returning(Thing.ADAPTER);
    }

    /** Returns a call that issues a secret. */
    public static ApiCall<Thing> issue(ApiClient client, Effect effect, String id) {
        return client.request(OPERATIONS.get(effect))
                .path("id", id)
                .body(new Thing("t1", null), Thing.ADAPTER)
                .issuing(Thing.ADAPTER, Thing::secret);
    }

    /** Returns a page of things, whose cursors are links. */
    public static ApiCall<Page<Thing>> page(ApiClient client, @Nullable String cursor) {
        return client.request(new Operation("listThings", HttpMethod.GET, "/things", Effect.READ, 200))
                .returningPage(Thing.ADAPTER, cursor);
    }

    /** Returns the deletion of a thing. */
    public static ApiCall<@Nullable Void> delete(ApiClient client, String id) {
        return client.request(OPERATIONS.get(Effect.DELETE)).path("id", id).returningNothing();
    }

    /** Returns the things at a position. */
    public static ApiCall<List<Thing>> list(ApiClient client, String parameter, long position) {
        return client.request(new Operation("listThings", HttpMethod.GET, "/things", Effect.READ, 200))
                .query(parameter, position)
                .returningList(Thing.ADAPTER);
    }

    /** Returns a call of the operation with this effect. */
    public static ApiCall<?> call(ApiClient client, Effect effect) {
        ApiRequest request = client.request(OPERATIONS.get(effect)).path("id", "t1");
        return switch (effect) {
            case READ -> request.returning(Thing.ADAPTER);
            case REPLACE, CREATE ->
                request.body(new Thing("t1", null), Thing.ADAPTER).returning(Thing.ADAPTER);
            case DELETE, REVOKE_SELF -> request.returningNothing();
            case ISSUE, ROTATE ->
                request.body(new Thing("t1", null), Thing.ADAPTER).issuing(Thing.ADAPTER, Thing::secret);
        };
    }

    /** The vendor's only resource. */
    public record Thing(String id, @Nullable Secret secret) {

        static final TypeAdapter<Thing> ADAPTER = new TypeAdapter<>() {
            @Override
            public Thing read(JsonReader in) throws IOException {
                String id = null;
                Secret secret = null;
                Json.requireObject(in, "Thing");
                while (in.hasNext()) {
                    switch (in.nextName()) {
                        case "id" -> id = Json.string(in);
                        case "secret" -> secret = Json.secret(in, secret);
                        default -> in.skipValue();
                    }
                }
                in.endObject();
                return new Thing(Json.identity(id, "Thing.id"), secret);
            }

            @Override
            public void write(JsonWriter out, Thing value) throws IOException {
                out.beginObject();
                JsonFields.write(out, "id", value.id());
                out.endObject();
            }
        };
    }

    /** Error responses are plain text; code and request id are in headers. */
    private static final class Rules implements VendorRules {

        @Override
        public String vendor() {
            return "acme";
        }

        @Override
        public VendorError readError(RawResponse response) {
            Headers headers = response.headers();
            return new VendorError(
                    headers.first("Code").orElse(null),
                    headers.first("Content-Type").orElse("").contains("html") ? null : response.exposeBody(),
                    headers.first("Request-Id").orElse(null),
                    List.of());
        }
    }
}
