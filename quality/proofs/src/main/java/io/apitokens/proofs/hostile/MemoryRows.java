package io.apitokens.proofs.hostile;

import com.google.gson.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;

/** Rows in which the peer sends more than a heap of 96 MiB can hold. */
final class MemoryRows {

    private static final String HEAD = "HTTP/1.1 200 X\r\nContent-Type: application/json\r\n";
    private static final String CHUNKED = HEAD + "Transfer-Encoding: chunked\r\n\r\n";
    private static final int LARGE = 16 << 20;

    private MemoryRows() {}

    static List<Row> rows() {
        return List.of(
                new Row(
                        "memory.framing",
                        "framing without end",
                        Heap.SMALL_NEVER_FULL,
                        (v, op) -> true,
                        MemoryRows::framing),
                new Row(
                        "memory.gzip",
                        "a gzip header or content without end",
                        Heap.SMALL_NEVER_FULL,
                        (v, op) -> true,
                        MemoryRows::gzip),
                new Row("memory.large", "a body of 16 MiB", Heap.SMALL, (v, op) -> op != Op.DELETE, MemoryRows::large),
                new Row(
                        "memory.many",
                        "100,000 candidates or 10,000 reasons",
                        Heap.SMALL,
                        (v, op) -> true,
                        MemoryRows::many));
    }

    /** What is sent: a beginning, and a unit without end. */
    private record Endless(String head, String unit) {}

    private static final List<Endless> FRAMING = List.of(
            new Endless(CHUNKED + "1;", "x"),
            new Endless(CHUNKED + "1\r\n", "x"),
            new Endless(CHUNKED, "0"),
            new Endless("HTTP/1.1 200 ", "x"),
            new Endless(HEAD + "X: ", "y"),
            new Endless(HEAD, "X: y\r\n"),
            new Endless("", "HTTP/1.1 100 Continue\r\n\r\n"),
            new Endless(CHUNKED + "0\r\n", "X: y\r\n"),
            new Endless(CHUNKED + "0\r\nX: ", "y"),
            new Endless(CHUNKED + "1;name=\"", "\\\""),
            new Endless("", "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"),
            new Endless(CHUNKED, "1\r\n \r\n"),
            new Endless("", "x"));

    private static void framing(HostileCase one, Plan plan, Random random) {
        if (one.index() % 3 == 1) {
            plan.channels = EnumSet.of(Channel.HTTP2);
            place(one, plan, exchange -> FrameFloods.write((one.variation() / 3) % FrameFloods.KINDS, exchange));
            return;
        }
        plan.channels = Channel.HTTP1;
        Endless endless = FRAMING.get(one.variation() % FRAMING.size());
        place(one, plan, exchange -> {
            exchange.apply();
            Flood.write(exchange, Reply.utf8(endless.head()), Reply.utf8(endless.unit()));
        });
    }

    private static final byte[] GZIP_NAME = {0x1f, (byte) 0x8b, 8, 8, 0, 0, 0, 0, 0, 3};
    private static final byte[] GZIP_COMMENT = {0x1f, (byte) 0x8b, 8, 0x10, 0, 0, 0, 0, 0, 3};
    private static final byte[] GZIP_BOTH = {0x1f, (byte) 0x8b, 8, 0x18, 0, 0, 0, 0, 0, 3};
    private static final byte[] GZIP = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3};

    private static void gzip(HostileCase one, Plan plan, Random random) {
        int kind = (one.variation() / 2) % 6;
        byte[] head = switch (kind) {
            case 0 -> GZIP_NAME;
            case 1 -> GZIP_COMMENT;
            case 2 -> GZIP_BOTH;
            default -> GZIP;
        };
        byte[] unit = switch (kind) {
            case 0, 1, 2 -> new byte[] {'x'};
            // Stored blocks of nothing, which end never.
            case 3 -> new byte[] {0, 0, 0, (byte) 0xff, (byte) 0xff};
            // A stored block of 256 blanks.
            case 4 -> storedBlanks();
            default -> Reply.empty(200).withBody(new byte[0]).gzipped().body();
        };
        byte[] begin = kind == 5 ? new byte[0] : head;
        place(one, plan, exchange -> {
            exchange.apply();
            Reply start = Reply.of(200, Reply.JSON, "").with("Content-Encoding", "gzip");
            if (exchange.http2()) {
                int stream = exchange.wire().stream();
                byte[] first = Frames.headers(stream, false, Frames.headers(start));
                byte[] many = repeat(unit);
                Flood.write(
                        exchange,
                        Reply.join(first, Frames.frame(Frames.DATA, 0, stream, begin)),
                        Frames.frame(Frames.DATA, 0, stream, many));
            } else {
                Flood.write(exchange, start.http1("Connection: close\r\n", begin), unit);
            }
        });
    }

    private static byte[] storedBlanks() {
        byte[] block = new byte[5 + 256];
        Arrays.fill(block, (byte) ' ');
        System.arraycopy(new byte[] {0, 0, 1, (byte) 0xff, (byte) 0xfe}, 0, block, 0, 5);
        return block;
    }

    private static byte[] repeat(byte[] unit) {
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        while (many.size() + unit.length < 16_000) {
            many.writeBytes(unit);
        }
        return many.toByteArray();
    }

    private static void large(HostileCase one, Plan plan, Random random) {
        plan.rolesOnly = false;
        plan.secondGrant = false;
        boolean searched = one.op().creates() && one.index() % 2 == 0;
        List<String> units = List.of(
                "{\"id\":1},",
                "{\"id\":\"a\",\"name\":\"" + "x".repeat(60) + "\"},",
                "{},",
                "[],",
                "\"\",",
                "1,",
                "{\"id\":1,\"x\":{\"y\":[]}},");
        String unit = one.turn(units);
        // Some are longer than what is read, and some are short enough to be read and then too many to be kept.
        long size = one.turn(
                List.of(LARGE - 40_000L, LARGE / 8L, LARGE / 4L, LARGE + 1000L, LARGE / 8L, LARGE / 2L, LARGE / 16L));
        Spoiler flood = exchange -> {
            exchange.apply();
            boolean list = exchange.action() == Action.LIST;
            boolean wrapped = !list || one.vendor() == Vendor.ASTRO;
            String begin = wrapped ? (list ? "{\"tokens\":[" : "{\"id\":1,\"name\":\"x\",\"more\":[") : "[";
            Flood.body(exchange, begin, unit, wrapped ? "{}]}" : "{\"id\":1}]", size);
        };
        if (searched) {
            plan.onMain = exchange -> {
                exchange.apply();
                exchange.wire().end(true);
            };
            plan.onSearch = flood;
        } else {
            plan.onMain = flood;
            plan.undetectable = one.op().reads();
        }
    }

    private static void many(HostileCase one, Plan plan, Random random) {
        plan.secondGrant = false;
        boolean page = random.nextBoolean();
        if (one.op().creates() && one.index() % 2 == 0) {
            plan.onMain = exchange -> {
                exchange.apply();
                exchange.wire().end(true);
            };
            plan.onSearch = exchange -> namesakes(one, exchange);
            return;
        }
        int status = one.turn(List.of(400, 403, 409, 422, 500));
        plan.onMain = exchange -> reasons(exchange, status, page);
    }

    private static void namesakes(HostileCase one, Exchange exchange) throws IOException {
        exchange.apply();
        JsonObject json = new JsonObject();
        json.addProperty("name", "made-" + one.op() + "-" + one.index());
        String created = exchange.model().now().toString();
        json.addProperty(one.vendor() == Vendor.ASTRO ? "createdAt" : "created", created);
        String rest = json.toString().substring(1);
        boolean gcore = one.vendor() == Vendor.GCORE;
        Flood.parts(
                exchange,
                gcore ? "[" : "{\"tokens\":[",
                i -> (i == 0 ? "" : ",") + "{\"id\":" + (gcore ? 10_000 + i : "\"sim" + i + "\"") + "," + rest,
                one.turn(List.of(100_000, 20_000, 2_000)),
                gcore ? "]" : "]}");
    }

    private static void reasons(Exchange exchange, int status, boolean nested) throws IOException {
        String text = exchange.model().error(status, "Refused").text();
        String start = text.substring(0, text.length() - 1);
        String unit =
                nested ? "{\"errorSummary\":\"no\",\"field\":\"f\",\"message\":\"no\"}" : "{\"message\":\"refused\"}";
        List<String> names = List.of("errorCauses", "fieldErrors", "errors");
        StringBuilder body = new StringBuilder(start.replace(",\"errorCauses\":[]", ""));
        for (String name : names) {
            body.append(",\"").append(name).append("\":[");
            body.append(String.join(",", Collections.nCopies(4_000, unit))).append("]");
        }
        exchange.send(Reply.of(status, Reply.JSON, body.append('}').toString()));
    }

    private static void place(HostileCase one, Plan plan, Spoiler spoiler) {
        plan.secondGrant = false;
        if (one.index() % 4 == 3) {
            plan.before = Op.GET;
            plan.onBefore = spoiler;
            // A stream of HTTP/2 may end with the flooded connection.
            plan.demand = plan.channels.contains(Channel.HTTP2) ? Demand.NOTHING : Demand.SUCCESS;
        } else {
            plan.onMain = spoiler;
            plan.strikes = one.index() % 2 == 0 ? 1 : Integer.MAX_VALUE;
        }
    }
}
