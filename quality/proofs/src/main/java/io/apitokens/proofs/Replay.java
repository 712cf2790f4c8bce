package io.apitokens.proofs;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.apitokens.Page;
import io.apitokens.Pager;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.ResponseException;
import io.apitokens.okta.NetworkCondition;
import io.apitokens.okta.OktaIam;
import io.apitokens.okta.api.ApiToken;
import io.apitokens.okta.api.NetworkConnection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Replays recorded exchanges with the Okta client and compares the results. It remembers the last response about each
 * token.
 */
final class Replay {

    private final OktaIam okta;
    private final RecordedServer server;
    private final Map<String, String> lastResponses = new HashMap<>();
    private @Nullable String nextPage;

    Replay(OktaIam okta, RecordedServer server) {
        this.okta = okta;
        this.server = server;
    }

    /** Replays an exchange and returns its differences from the recording. */
    List<String> play(RecordedExchange exchange) {
        List<String> differences = new ArrayList<>();
        String id = exchange.tokenId();
        if (exchange.isList()) {
            list(exchange, differences);
        } else if (id == null) {
            differences.add("cannot be replayed: the client has no such operation");
        } else if (exchange.method().equals("PUT")) {
            put(exchange, id, differences);
        } else {
            getOrDelete(exchange, id, differences);
        }
        remember(exchange);
        return differences;
    }

    private void getOrDelete(RecordedExchange exchange, String id, List<String> differences) {
        server.expect(exchange, null);
        if (exchange.method().equals("GET")) {
            callAndCompare(
                    exchange,
                    differences,
                    () -> okta.api().getApiToken(id).execute().toJson());
            callAndCompare(exchange, differences, () -> json(okta.tokens().get(tokenId(id))));
        } else if (id.equals("current")) {
            callAndCompare(
                    exchange,
                    differences,
                    () -> nothing(() -> okta.api().revokeCurrentApiToken().execute()));
        } else {
            callAndCompare(
                    exchange, differences, () -> nothing(() -> okta.tokens().delete(tokenId(id))));
        }
        compareRequests(exchange, differences);
    }

    private void list(RecordedExchange exchange, List<String> differences) {
        String cursor = exchange.path().equals(RecordedExchange.TOKENS) ? null : exchange.path();
        if (cursor != null && nextPage != null && !cursor.equals(nextPage)) {
            differences.add("path is not the next page of the page before");
        }
        nextPage = null;
        server.expect(exchange, null);
        callAndCompare(exchange, differences, () -> {
            Page<ApiToken> page = okta.api().listApiTokens(cursor).execute();
            nextPage = page.nextCursor().orElse(null);
            return page.items().stream().map(ApiToken::toJson).toList().toString();
        });
        callAndCompare(exchange, differences, () -> {
            Pager<Token> all = okta.tokens().list();
            Pager<Token> rest = cursor == null ? all : all.from(cursor);
            List<Token> page = rest.pages().iterator().next().items();
            return page.stream().map(Replay::json).toList().toString();
        });
        compareRequests(exchange, differences);
    }

    /**
     * Replays an update. Only the network condition is taken from the recorded body; the client must add all other
     * fields.
     */
    private void put(RecordedExchange exchange, String id, List<String> differences) {
        String before = lastResponses.get(id);
        NetworkCondition wanted = condition(exchange.requestBody());
        if (before == null || wanted == null) {
            differences.add("cannot be replayed: "
                    + (before == null
                            ? "no earlier response contains the token"
                            : "its body has no network condition"));
            return;
        }
        server.expect(exchange, before);
        callAndCompare(exchange, differences, () -> json(okta.tokens().restrict(tokenId(id), wanted)));
        compareRequests(exchange, differences);
        if (!exchange.failed() && !network(exchange.requestBody()).equals(network(exchange.responseBody()))) {
            differences.add("response.network is not the requested one");
        }
    }

    private void compareRequests(RecordedExchange exchange, List<String> differences) {
        for (String unexpected : server.unexpected()) {
            differences.add("request " + unexpected + " is not in the recording");
        }
        List<String> bodies = server.bodies();
        if (bodies.isEmpty()) {
            differences.add("request was not sent");
        }
        for (String body : bodies) {
            differences.addAll(JsonDifference.between("request", document(exchange.requestBody()), document(body)));
        }
    }

    /** Makes one call and compares its result with the recorded response. */
    private static void callAndCompare(
            RecordedExchange exchange, List<String> differences, Supplier<@Nullable String> call) {
        try {
            String actual = call.get();
            if (exchange.status() != (actual == null ? 204 : 200)) {
                differences.add("status " + exchange.status() + " was accepted as a success");
            }
            JsonElement recorded = document(exchange.responseBody());
            differences.addAll(JsonDifference.between("response", recorded, document(actual == null ? "" : actual)));
            String id = exchange.tokenId();
            if (actual != null && id != null && !new JsonPrimitive(id).equals(member(recorded, "id"))) {
                differences.add("response.id is not that of the path");
            }
        } catch (ResponseException e) {
            differences.addAll(RecordedError.differences(exchange, e));
        } catch (ApiTokenException e) {
            differences.add(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private void remember(RecordedExchange exchange) {
        String id = exchange.tokenId();
        if (exchange.isList() && document(exchange.responseBody()) instanceof JsonArray tokens) {
            for (JsonElement token : tokens) {
                if (member(token, "id") instanceof JsonPrimitive listed) {
                    lastResponses.put(listed.getAsString(), token.toString());
                }
            }
        } else if (id != null && exchange.status() == 200) {
            lastResponses.put(id, exchange.responseBody());
        } else if (id != null && exchange.method().equals("DELETE") && !exchange.failed()) {
            lastResponses.remove(id);
        }
    }

    private TokenId tokenId(String id) {
        return TokenId.of(okta.account(), id);
    }

    private static String json(Token token) {
        return token.unwrap(ApiToken.class).orElseThrow().toJson();
    }

    private static @Nullable String nothing(Runnable call) {
        call.run();
        return null;
    }

    /** Returns a body as a document: JSON null if it is empty, a string if it is not JSON. */
    static JsonElement document(String body) {
        JsonElement document = body.isEmpty() ? JsonNull.INSTANCE : StrictJson.parse(body);
        return document == null ? new JsonPrimitive(body) : document;
    }

    static @Nullable JsonElement member(JsonElement object, String name) {
        return object instanceof JsonObject members ? members.get(name) : null;
    }

    /**
     * Returns the parts of a network condition. An absent list counts as empty; the order within a list has no meaning.
     */
    private static List<Object> network(String body) {
        JsonElement network = member(document(body), "network");
        if (network == null) {
            return List.of(new JsonPrimitive(NetworkConnection.ANYWHERE.value()), Set.of(), Set.of());
        }
        return List.of(
                Objects.requireNonNullElse(member(network, "connection"), JsonNull.INSTANCE),
                elements(member(network, "include")),
                elements(member(network, "exclude")));
    }

    private static Set<JsonElement> elements(@Nullable JsonElement list) {
        return list instanceof JsonArray array ? new HashSet<>(array.asList()) : Set.of();
    }

    private static @Nullable NetworkCondition condition(String body) {
        JsonElement network = member(document(body), "network");
        if (network == null
                || !(member(network, "connection") instanceof JsonPrimitive connection && connection.isString())) {
            return null;
        }
        List<String> include = texts(member(network, "include"));
        List<String> exclude = texts(member(network, "exclude"));
        try {
            return include == null || exclude == null
                    ? null
                    : NetworkCondition.of(NetworkConnection.of(connection.getAsString()), include, exclude);
        } catch (ApiTokenException notACondition) {
            return null;
        }
    }

    private static @Nullable List<String> texts(@Nullable JsonElement array) {
        List<String> texts = new ArrayList<>();
        if (array == null) {
            return texts;
        }
        if (!(array instanceof JsonArray elements)) {
            return null;
        }
        for (JsonElement element : elements) {
            if (!(element instanceof JsonPrimitive text && text.isString())) {
                return null;
            }
            texts.add(text.getAsString());
        }
        return texts;
    }
}
