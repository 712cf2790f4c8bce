package io.apitokens.proofs.hostile;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The row in which responses to changes are mutated by seed. */
final class MutationRows {

    private static final Pattern NUMBER = Pattern.compile("(\\d+)[_$]");
    private static final Pattern VISIBLE = Pattern.compile("[!-~]+");

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "[]",
            "{}",
            "\"\"",
            "-1",
            "1e999",
            "123456789012345678901234567890",
            "\"\\u0000\"",
            "0.5",
            "[[1]]");

    private MutationRows() {}

    static Row row() {
        return new Row(
                "mutation",
                "a mutated response",
                Heap.AMPLE,
                (v, op) -> op.returnsRecord() && (!op.reads() || v == Vendor.OKTA_OAUTH),
                MutationRows::mutated);
    }

    private static void mutated(HostileCase one, Plan plan, Random random) {
        plan.rolesOnly = false;
        plan.strikes = random.nextInt(3) == 0 ? Integer.MAX_VALUE : 1;
        int kind = random.nextInt(9);
        plan.channels = kind >= 6 ? Channel.HTTP1 : Channel.ALL;
        long seed = random.nextLong();
        plan.onMain = exchange -> {
            Reply own = exchange.apply();
            Random each = new Random(seed + exchange.number());
            if (kind < 6) {
                Reply other = content(kind, exchange, own, each);
                plan.undetectable = isUndetectable(one, exchange.model().secretField(), own, other);
                exchange.send(other);
            } else {
                exchange.wire().raw(bytes(kind, own, each));
                if (kind == 7) {
                    exchange.wire().end(each.nextBoolean());
                }
            }
        };
    }

    private static Reply content(int kind, Exchange exchange, Reply own, Random random) {
        return switch (kind) {
            case 0 -> flipped(own, random);
            case 1 -> field(exchange, own, random);
            case 2 -> {
                // Not 4xx: with JSON, it is the vendor's word that nothing happened.
                int status = pick(random, 200, 201, 202, 203, 205, 206, 301, 302, 304, 408, 500, 502, 503);
                yield own.withStatus(status);
            }
            case 3 ->
                own.replacing(
                        "Content-Type",
                        pick(
                                random,
                                "text/html",
                                "text/plain",
                                "application/xml",
                                "",
                                "x",
                                "application/json; charset=utf-16"));
            case 4 ->
                own.withBody(own.text().getBytes(pick(random, StandardCharsets.UTF_16, StandardCharsets.UTF_16LE)));
            default -> doubled(own, random);
        };
    }

    private static Reply flipped(Reply own, Random random) {
        byte[] body = own.body().clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            body[random.nextInt(body.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return own.withBody(body);
    }

    private static Reply field(Exchange exchange, Reply own, Random random) {
        VendorModel model = exchange.model();
        return switch (random.nextInt(5)) {
            case 0 -> Texts.changed(own, model.secretField(), Texts.quoted(model.foreign.secret));
            case 1 ->
                Texts.changed(own, json -> {
                    JsonElement id = json.get("id");
                    json.add("id", json.get("name"));
                    json.add("name", id);
                });
            case 2 -> Reply.json(200, model.issued(model.foreign));
            default ->
                Texts.changed(own, json -> {
                    List<String> names = List.copyOf(json.keySet());
                    String name = random.nextBoolean()
                            ? pick(random, "id", "name", model.secretField(), "description")
                            : names.get(random.nextInt(names.size()));
                    json.add(name, parse(pick(random, VALUES.toArray(new String[0]))));
                });
        };
    }

    private static Reply doubled(Reply own, Random random) {
        String text = own.text();
        return switch (random.nextInt(4)) {
            case 0 -> own.withBody(Reply.utf8(text + text));
            case 1 -> own.withBody(Reply.utf8(text + "," + text));
            case 2 -> own.withBody(Reply.utf8("[" + text + "]"));
            default -> own.withBody(Reply.utf8(text.substring(0, text.length() - 1) + "," + text.substring(1)));
        };
    }

    private static byte[] bytes(int kind, Reply own, Random random) {
        byte[] whole = random.nextBoolean() ? own.http1() : own.chunked(1 + random.nextInt(60));
        if (kind == 7) {
            return Arrays.copyOf(whole, random.nextInt(whole.length));
        }
        if (kind == 8) {
            int length = Math.max(0, own.body().length + random.nextInt(40) - 20);
            return switch (random.nextInt(3)) {
                case 0 -> own.http1("Content-Length: " + length + "\r\n", own.body());
                case 1 ->
                    own.with("Content-Encoding", pick(random, "gzip", "br", "deflate", "x"))
                            .http1();
                default -> own.gzipped().http1();
            };
        }
        // Flips in the head, after the status: a change of the status is a kind of its own.
        int head = new String(whole, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n");
        int start = 15;
        for (int i = random.nextInt(3); i >= 0; i--) {
            whole[start + random.nextInt(head - start)] ^= (byte) (1 << random.nextInt(7));
        }
        return whole;
    }

    /**
     * Returns whether a mutated response says something false that nothing in it gives away: it can be read, the name
     * is the requested one, and the id fits the secret.
     */
    private static boolean isUndetectable(HostileCase one, String secret, Reply own, Reply other) {
        JsonObject truth = parse(own.text()).getAsJsonObject();
        JsonObject said = readable(other);
        if (said == null || !same(truth, said, "name") || !same(truth, said, "kid")) {
            return false;
        }
        boolean sameId = same(truth, said, "id");
        boolean sameSecret = same(truth, said, secret);
        boolean keepsSecret = one.vendor() == Vendor.OKTA_SECRETS || one.vendor() == Vendor.OKTA_KEYS;
        boolean believable = (keepsSecret && one.op().creates()) || mayBeSecret(said.get(secret));
        if ((sameId && sameSecret) || !said.has("id") || !believable) {
            return false;
        }
        if (!one.op().creates()) {
            return sameId;
        }
        if (one.vendor() != Vendor.GCORE) {
            return true;
        }
        // A secret of an unknown form has no number that could be compared.
        Matcher number = NUMBER.matcher(said.get(secret).getAsString());
        return !number.lookingAt()
                || number.group(1).equals(said.get("id").toString().replace("\"", ""));
    }

    /** Returns whether a value could be sent as a credential. */
    private static boolean mayBeSecret(@Nullable JsonElement value) {
        return value instanceof JsonPrimitive text
                && text.isString()
                && VISIBLE.matcher(text.getAsString()).matches();
    }

    private static boolean same(JsonObject one, JsonObject other, String name) {
        return String.valueOf(one.get(name)).equals(String.valueOf(other.get(name)));
    }

    private static @Nullable JsonObject readable(Reply reply) {
        JsonReader reader = new JsonReader(new StringReader(reply.text()));
        reader.setStrictness(Strictness.LEGACY_STRICT);
        try {
            JsonElement json = JsonParser.parseReader(reader);
            return reader.peek() == JsonToken.END_DOCUMENT && json.isJsonObject() ? json.getAsJsonObject() : null;
        } catch (IOException | JsonParseException | IllegalStateException e) {
            return null;
        }
    }

    private static JsonElement parse(String json) {
        return JsonParser.parseString(json);
    }

    @SafeVarargs
    private static <T> T pick(Random random, T... of) {
        return of[random.nextInt(of.length)];
    }
}
