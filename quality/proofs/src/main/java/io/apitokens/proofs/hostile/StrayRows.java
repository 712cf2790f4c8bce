package io.apitokens.proofs.hostile;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;

/** Rows in which bytes that belong to no request lie on a connection that the client may use again. */
final class StrayRows {

    private static final List<Op> BEFORE = List.of(Op.LIST, Op.GET, Op.VERIFY);
    private static final List<Op> AFTER = List.of(Op.LIST, Op.GET, Op.DELETE);
    private static final List<Integer> ERRORS = List.of(404, 403, 401, 400, 409, 429, 500, 503);
    private static final List<String> GARBAGE = List.of(
            "\r\n", "\r\n\r\n", "\n", " ", "0\r\n\r\n", "X", "HTTP/1.1 ", "{}", "\u0000\u0000", "5\r\nhello\r\n");

    private StrayRows() {}

    static List<Row> rows() {
        return List.of(
                new Row(
                        "stray.error",
                        "an error that belongs to no request follows a response",
                        Heap.AMPLE,
                        (v, op) -> true,
                        StrayRows::error),
                new Row(
                        "stray.success",
                        "a success that belongs to no request follows a response",
                        Heap.AMPLE,
                        (v, op) -> true,
                        StrayRows::success),
                new Row(
                        "stray.rollback",
                        "the same, and the step after a create fails",
                        Heap.AMPLE,
                        (v, op) -> op == Op.STORE || op == Op.JOURNAL || (op == Op.CREATE && v == Vendor.ASTRO),
                        StrayRows::rollback),
                new Row(
                        "stray.refused",
                        "a success follows a response; the operation is refused",
                        Heap.AMPLE,
                        (v, op) -> true,
                        StrayRows::refused),
                new Row("stray.garbage", "garbage follows a response", Heap.AMPLE, (v, op) -> true, StrayRows::garbage),
                new Row(
                        "stray.end",
                        "the peer ends the idle connection",
                        Heap.AMPLE,
                        (v, op) -> true,
                        StrayRows::ended));
    }

    private static void error(HostileCase one, Plan plan, Random random) {
        int status = one.turn(ERRORS);
        int kind = random.nextInt(4);
        place(one, plan, random, (exchange, own) -> switch (kind) {
            case 0 -> exchange.model().error(status, "Refused");
            case 1 -> Reply.of(status, Reply.JSON, "{}");
            case 2 -> Texts.html(status);
            default -> Reply.empty(status);
        });
    }

    private static void success(HostileCase one, Plan plan, Random random) {
        place(one, plan, random, (exchange, own) -> success(one, plan, exchange));
        if (!one.op().reads()) {
            plan.demand = Demand.SUCCESS;
        }
    }

    /** Returns a response that would be a success of the operation, about the token of another user. */
    private static Reply success(HostileCase one, Plan plan, Exchange exchange) {
        VendorModel model = exchange.model();
        Reply other = model.about(model.foreign, one.main(), exchange.request());
        if (!one.op().creates() || one.index() % 2 == 1) {
            return other;
        }
        // The names of new tokens can be guessed.
        String name = plan.name == null ? "made-" + one.op() + "-" + one.index() : plan.name;
        return Texts.changed(other, json -> json.addProperty("name", name));
    }

    private static void rollback(HostileCase one, Plan plan, Random random) {
        success(one, plan, random);
        plan.demand = Demand.NOTHING;
        plan.storeFails = true;
        plan.journalStores = true;
        if (one.op() == Op.CREATE) {
            plan.secondGrant = true;
            plan.onRoles = exchange -> exchange.send(exchange.model().refuse(400));
        }
    }

    private static void refused(HostileCase one, Plan plan, Random random) {
        success(one, plan, random);
        plan.demand = Demand.NOTHING;
        int status = one.turn(List.of(403, 404, 409, 500));
        boolean empty = one.op() == Op.DELETE || random.nextInt(4) == 0;
        if (empty) {
            int blank = one.turn(List.of(204, 200));
            before(one, plan, random, (exchange, own) -> Reply.empty(blank));
        } else {
            before(one, plan, random, (exchange, own) -> success(one, plan, exchange));
        }
        if (one.op() != Op.VERIFY) {
            plan.onMain = exchange -> exchange.send(exchange.model().refuse(status));
        }
    }

    private static void garbage(HostileCase one, Plan plan, Random random) {
        byte[] bytes = Reply.utf8(one.turn(GARBAGE));
        plan.channels = Channel.HTTP1;
        plan.demand = Demand.SUCCESS;
        boolean together = random.nextBoolean();
        Spoiler spoiler = exchange -> {
            byte[] own = exchange.apply().http1();
            if (together) {
                exchange.wire().raw(Reply.join(own, bytes));
            } else {
                exchange.wire().raw(own);
                exchange.wire().raw(bytes);
            }
        };
        place(one, plan, spoiler);
    }

    private static void ended(HostileCase one, Plan plan, Random random) {
        channels(one, plan);
        boolean http2 = plan.channels.contains(Channel.HTTP2);
        boolean abrupt = one.index() / 3 % 2 == 1 && one.index() % 3 != 2;
        boolean announced = random.nextBoolean();
        // A reset reaches the client at any time, so its next stream may end with the connection.
        plan.demand = http2 && abrupt ? Demand.NOTHING : Demand.SUCCESS;
        place(one, plan, exchange -> {
            Reply own = exchange.apply();
            if (exchange.http2()) {
                exchange.send(own);
                if (announced) {
                    byte[] last = Reply.join(Frames.number(exchange.wire().stream()), Frames.number(0));
                    exchange.wire().raw(Frames.frame(Frames.GO_AWAY, 0, 0, last));
                }
            } else {
                exchange.send(announced ? own.with("Keep-Alive", "timeout=5, max=100") : own);
            }
            if (abrupt) {
                pause();
                exchange.wire().end(true);
            } else {
                exchange.wire().endAndAwait();
            }
        });
    }

    /** Lets the client read what was sent, before a reset could discard it. */
    private static void pause() throws IOException {
        try {
            Thread.sleep(15);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void place(HostileCase one, Plan plan, Random random, BiFunction<Exchange, Reply, Reply> stray) {
        if (one.index() % 3 == 2) {
            channels(one, plan);
            int style = style(one, random);
            plan.strikes = 1;
            plan.onMain = exchange -> follow(exchange, stray, style);
            plan.after = AFTER.get(one.index() / 3 % AFTER.size());
            plan.demand = Demand.SUCCESS;
        } else {
            before(one, plan, random, stray);
        }
    }

    private static void before(HostileCase one, Plan plan, Random random, BiFunction<Exchange, Reply, Reply> stray) {
        channels(one, plan);
        int style = style(one, random);
        plan.before = before(one);
        plan.beforeByOther = one.index() % 4 == 0;
        plan.onMain = Spoiler.HONEST;
        plan.after = null;
        plan.onBefore = exchange -> follow(exchange, stray, style);
    }

    private static Op before(HostileCase one) {
        List<Op> has = one.vendor().operations();
        return one.turn(has.contains(Op.VERIFY) ? BEFORE : List.of(Op.LIST, Op.GET));
    }

    /**
     * Returns how the bytes arrive. Reads share connections, so a response of which one half arrives before a read and
     * one half after it cannot be told from the read's own.
     */
    private static int style(HostileCase one, Random random) {
        boolean shares = one.op() == Op.LIST || one.op() == Op.GET || one.op().readsDirectory();
        return random.nextInt(shares ? 2 : 3);
    }

    private static void place(HostileCase one, Plan plan, Spoiler spoiler) {
        if (one.index() % 3 == 2) {
            plan.strikes = 1;
            plan.onMain = spoiler;
            plan.after = AFTER.get(one.index() / 3 % AFTER.size());
        } else {
            plan.before = before(one);
            plan.beforeByOther = one.index() % 4 == 0;
            plan.onBefore = spoiler;
        }
    }

    private static void channels(HostileCase one, Plan plan) {
        plan.channels = one.index() % 5 == 4 ? EnumSet.of(Channel.HTTP2) : Channel.HTTP1;
    }

    private static void follow(Exchange exchange, BiFunction<Exchange, Reply, Reply> stray, int style)
            throws IOException {
        Reply own = exchange.apply();
        Reply extra = stray.apply(exchange, own);
        byte[] bytes = extra.http1();
        if (exchange.http2()) {
            exchange.wire().sendUnasked(extra);
            exchange.send(own);
        } else if (style == 0) {
            exchange.wire().raw(Reply.join(own.http1(), bytes, bytes));
        } else if (style == 1) {
            exchange.send(own);
            exchange.wire().sendUnasked(extra);
        } else {
            int half = bytes.length / 2;
            exchange.wire().raw(Reply.join(own.http1(), Arrays.copyOf(bytes, half)));
            exchange.wire().beforeNext(Arrays.copyOfRange(bytes, half, bytes.length));
        }
    }
}
