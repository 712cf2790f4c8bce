package io.apitokens.proofs.hostile;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;

/** Rows in which the response is the request's own, and is about something else or says something else than it should. */
final class ContentRows {

    /** JSON values that cannot be the id of a token. */
    private static final List<String> ODD_IDS = List.of(
            "\"tok 1\"",
            "\"\"",
            "\" \"",
            "\"a/b\"",
            "\"..\"",
            "\"a\\u0000b\"",
            "\"" + "x".repeat(300) + "\"",
            "\"id\\r\\nX: y\"",
            "true",
            "{}",
            "[1]",
            "-5",
            "1.5",
            "1e400",
            "99999999999999999999999999",
            "\"\\ud800\"",
            "\"\\u202e\"",
            "\"a\\\\b\"",
            "0",
            "\"%2e%2e\"");

    private static final List<String> NO_SECRETS =
            List.of("null", "\"\"", "\" \"", "123", "{}", "[]", "true", "false", "\"***\"", "\"[REDACTED]\"");

    private ContentRows() {}

    static List<Row> rows() {
        return List.of(
                new Row(
                        "content.other",
                        "the response is about another token",
                        Heap.AMPLE,
                        (v, op) -> op == Op.GET || op.returnsRecord(),
                        ContentRows::another),
                new Row(
                        "content.id",
                        "the record's id cannot be one",
                        Heap.AMPLE,
                        (v, op) -> op == Op.GET || op.returnsRecord(),
                        ContentRows::oddId),
                new Row(
                        "content.doubtful",
                        "success with a body or status of something else",
                        Heap.AMPLE,
                        (v, op) -> true,
                        ContentRows::doubtful),
                new Row(
                        "content.secret",
                        "a create's response without the secret, beside a namesake",
                        Heap.AMPLE,
                        (v, op) -> op.creates() && v != Vendor.OKTA_KEYS,
                        ContentRows::noSecret),
                new Row(
                        "content.record",
                        "a list with one record that has no possible id",
                        Heap.AMPLE,
                        (v, op) -> v.main(Op.LIST) == Action.LIST
                                && (op == Op.LIST || (op.creates() && v.findsLostCreates())),
                        ContentRows::oddRecord));
    }

    private static void another(HostileCase one, Plan plan, Random random) {
        plan.rolesOnly = false;
        plan.secondGrant = false;
        // A rejected access token is renewed once, so one bad response would be mended.
        plan.strikes = one.op().reads() || one.vendor() == Vendor.OKTA_OAUTH ? Integer.MAX_VALUE : 1;
        plan.demand = one.op() == Op.JOURNAL ? Demand.NOTHING : Demand.FAILURE;
        BiFunction<Exchange, Reply, Reply> kind = one.turn(OtherResponses.kinds(one));
        int form = random.nextInt(3);
        plan.onMain = exchange -> {
            Reply other = kind.apply(exchange, exchange.apply());
            if (exchange.http2() || form == 0) {
                exchange.send(other);
            } else {
                exchange.wire()
                        .raw(form == 1 ? other.chunked(7) : other.gzipped().http1());
            }
        };
    }

    private static void oddId(HostileCase one, Plan plan, Random random) {
        plan.rolesOnly = false;
        plan.strikes = random.nextBoolean() || one.op().reads() ? Integer.MAX_VALUE : 1;
        String id = one.turn(ODD_IDS);
        boolean missing = random.nextInt(10) == 0;
        plan.onMain = exchange -> {
            Reply own = exchange.apply();
            exchange.send(missing ? Texts.changed(own, json -> json.remove("id")) : Texts.changed(own, "id", id));
        };
    }

    private static void doubtful(HostileCase one, Plan plan, Random random) {
        plan.rolesOnly = false;
        plan.secondGrant = false;
        boolean applied = one.index() % 2 == 0 && one.op() != Op.VERIFY;
        Reply foreign = one.turn(List.of(
                Reply.of(200, "text/plain", "this host is no longer available"),
                Reply.of(200, Reply.JSON, "{\"error\":\"this host is no longer available\"}"),
                Reply.of(202, Reply.JSON, "{}"),
                Reply.of(200, "application/xhtml+xml", Texts.HTML),
                Texts.html(200),
                Reply.of(203, Reply.JSON, "{\"message\":\"proxied\"}"),
                Reply.of(200, "application/octet-stream", "ok"),
                Reply.of(206, Reply.JSON, "{\"id\""),
                Reply.of(200, Reply.JSON, "\"moved\""),
                Reply.of(201, "text/html", Texts.HTML),
                new Reply(200, List.of(), Reply.utf8("Service moved")),
                Reply.of(202, "text/plain", ""),
                Reply.of(226, Reply.JSON, "{\"status\":\"queued\"}")));
        plan.demand = one.op() == Op.VERIFY ? Demand.STATUS_UNKNOWN : Demand.FAILURE;
        plan.demand = (applied && one.op() == Op.DELETE) || one.op() == Op.JOURNAL ? Demand.NOTHING : plan.demand;
        plan.strikes = random.nextInt(3) == 0 && plan.demand == Demand.NOTHING ? 1 : Integer.MAX_VALUE;
        plan.onMain = exchange -> {
            if (applied) {
                exchange.apply();
            }
            exchange.send(foreign);
        };
    }

    private static void noSecret(HostileCase one, Plan plan, Random random) {
        plan.secondGrant = false;
        plan.arrange = model -> model.before("made-" + one.op() + "-" + one.index());
        String value = one.turn(NO_SECRETS);
        boolean missing = one.index() % 3 == 0;
        plan.demand = one.vendor().findsLostCreates()
                ? Demand.EXACT_ID
                : one.vendor() == Vendor.OKTA_INTEGRATION ? Demand.FAILURE : Demand.NOTHING;
        if (one.vendor() == Vendor.OKTA_SECRETS && (missing || value.equals("null"))) {
            // The hash shows that the response is about the value that the client has chosen.
            plan.demand = Demand.SUCCESS;
        }
        plan.strikes = random.nextBoolean() ? Integer.MAX_VALUE : 1;
        plan.onMain = exchange -> {
            Reply own = exchange.apply();
            String field = exchange.model().secretField();
            exchange.send(missing ? Texts.changed(own, json -> json.remove(field)) : Texts.changed(own, field, value));
        };
    }

    private static void oddRecord(HostileCase one, Plan plan, Random random) {
        plan.secondGrant = false;
        String odd = "{\"id\":" + one.turn(ODD_IDS) + ",\"name\":\"odd\"}";
        int position = random.nextInt(4);
        Spoiler list = exchange -> exchange.send(withRecord(exchange.apply(), odd, position));
        if (one.op() == Op.LIST) {
            // A list of credentials is believed as a whole or not at all.
            plan.demand = one.vendor().hasCredentials() ? Demand.FAILURE : Demand.ALL_READABLE;
            plan.onMain = list;
            return;
        }
        plan.demand = Demand.OWN_ID;
        plan.onSearch = list;
        plan.strikes = 1;
        plan.onMain = exchange -> {
            exchange.apply();
            exchange.wire().end(true);
        };
    }

    private static Reply withRecord(Reply list, String record, int position) {
        JsonElement json = JsonParser.parseString(list.text());
        JsonArray records = json.isJsonArray()
                ? json.getAsJsonArray()
                : json.getAsJsonObject().getAsJsonArray("tokens");
        List<JsonElement> all = new ArrayList<>(records.asList());
        all.add(Math.min(position, all.size()), JsonParser.parseString(record));
        while (!records.isEmpty()) {
            records.remove(0);
        }
        all.forEach(records::add);
        return list.withBody(Reply.utf8(json.toString()));
    }
}
