package io.apitokens.proofs.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;

/** Responses that can be told from the request's own. */
final class OtherResponses {

    private OtherResponses() {}

    /** Returns the kinds that a case can have; each makes a response from an exchange and its own response. */
    static List<BiFunction<Exchange, Reply, Reply>> kinds(HostileCase one) {
        if (one.vendor() == Vendor.OKTA_OAUTH) {
            return noAccessToken();
        }
        if (!one.op().creates()) {
            return otherRecord();
        }
        return one.vendor().hasCredentials() ? otherCredential(one.vendor()) : createdOther(one);
    }

    private static List<BiFunction<Exchange, Reply, Reply>> otherRecord() {
        return List.of(
                (exchange, own) -> other(exchange),
                (exchange, own) -> Reply.json(200, exchange.model().json(exchange.model().foreign)),
                (exchange, own) -> Texts.changed(
                        own,
                        json -> json.add(
                                "id",
                                exchange.model().json(exchange.model().foreign).get("id"))),
                (exchange, own) -> Reply.json(200, exchange.model().issued(exchange.model().foreign)),
                (exchange, own) -> own.withBody(Reply.utf8("[" + own.text() + "]")),
                (exchange, own) -> own.withBody(Reply.utf8("{\"data\":" + own.text() + "}")));
    }

    private static Reply other(Exchange exchange) {
        return exchange.model().about(exchange.model().foreign, exchange.action(), exchange.request());
    }

    /** Returns what an authorization server could say that issues no access token which can be used. */
    private static List<BiFunction<Exchange, Reply, Reply>> noAccessToken() {
        return List.of(
                (exchange, own) -> Reply.json(200, exchange.model().json(exchange.model().foreign)),
                (exchange, own) -> Reply.json(200, exchange.model().issued(exchange.model().foreign)),
                (exchange, own) -> own.withBody(Reply.utf8("[" + own.text() + "]")),
                (exchange, own) -> own.withBody(Reply.utf8("{\"data\":" + own.text() + "}")),
                (exchange, own) -> Texts.changed(own, "token_type", "\"N_A\""),
                (exchange, own) -> Texts.changed(own, "access_token", "\"a b\""),
                (exchange, own) -> Texts.changed(own, json -> json.remove("access_token")),
                (exchange, own) -> Texts.changed(own, json -> json.remove("token_type")),
                (exchange, own) -> Texts.changed(own, "expires_in", "-1"),
                // Another response of the same server, about a token that the API does not know.
                (exchange, own) -> Texts.changed(own, "access_token", Texts.quoted(exchange.model().dead.secret)));
    }

    /** Returns responses to a create of a client secret or a key that can be told from its own. */
    private static List<BiFunction<Exchange, Reply, Reply>> otherCredential(Vendor vendor) {
        List<BiFunction<Exchange, Reply, Reply>> kinds = new ArrayList<>(List.of(
                (exchange, own) -> own.withBody(Reply.utf8("[" + own.text() + "]")),
                (exchange, own) -> own.withBody(Reply.utf8("{\"data\":" + own.text() + "}"))));
        if (vendor != Vendor.OKTA_INTEGRATION) {
            kinds.add((exchange, own) -> other(exchange));
        }
        if (vendor == Vendor.OKTA_SECRETS) {
            kinds.add((exchange, own) -> Texts.changed(own, json -> {
                json.addProperty("client_secret", exchange.model().foreign.secret);
                json.remove("secret_hash");
            }));
        }
        if (vendor == Vendor.OKTA_KEYS) {
            kinds.add((exchange, own) -> Texts.changed(own, "kid", "\"other\""));
        }
        return kinds;
    }

    private static List<BiFunction<Exchange, Reply, Reply>> createdOther(HostileCase one) {
        List<BiFunction<Exchange, Reply, Reply>> kinds = new ArrayList<>(List.of(
                (exchange, own) -> Texts.changed(own, "name", "\"other\""),
                (exchange, own) -> Reply.json(200, exchange.model().issued(exchange.model().foreign)),
                (exchange, own) -> Texts.changed(
                        own,
                        json -> json.addProperty(
                                "name", json.get("name").getAsString().toUpperCase(Locale.ROOT))),
                (exchange, own) -> Texts.changed(
                        own, json -> json.addProperty("name", json.get("name").getAsString() + " ")),
                (exchange, own) -> own.withBody(Reply.utf8("[" + own.text() + "]"))));
        if (one.vendor() == Vendor.GCORE) {
            kinds.add((exchange, own) -> Texts.changed(own, "id", "666"));
            kinds.add((exchange, own) -> Texts.changed(
                    own,
                    json -> json.addProperty(
                            "token", json.get("token").getAsString().replaceFirst("\\d+", "4242"))));
        }
        if (one.op() == Op.JOURNAL) {
            kinds.add((exchange, own) ->
                    Texts.changed(own, "description", "\"of a case [apitokens:0123456789abcdef0123456789abcdef]\""));
            kinds.add((exchange, own) -> Texts.changed(own, "description", "\"of a case\""));
        }
        return kinds;
    }
}
