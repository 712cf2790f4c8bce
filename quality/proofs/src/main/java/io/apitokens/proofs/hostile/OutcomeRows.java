package io.apitokens.proofs.hostile;

import io.apitokens.auth.CredentialSource;
import io.apitokens.error.CallFacts;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.DeadlineExceededException;
import io.apitokens.error.ErrorKind;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.Outcome;
import io.apitokens.error.ResponseException;
import io.apitokens.error.ResponseFacts;
import io.apitokens.error.TransportException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Rows in which the outcome is easily told wrong. */
final class OutcomeRows {

    private static final CallFacts NOT_APPLIED = new CallFacts("sim/other", "other", 0, Outcome.NOT_APPLIED);

    private static final List<Supplier<RuntimeException>> FOREIGN = List.of(
            () -> InvalidInputException.of("field", "is wrong"),
            () -> ConfigurationException.of("setting", "is wrong"),
            () -> TransportException.of(NOT_APPLIED, "nothing was sent", null),
            () -> DeadlineExceededException.of(NOT_APPLIED, "too late", null),
            () -> ResponseException.of(
                    ErrorKind.NOT_FOUND, NOT_APPLIED, new ResponseFacts(404, null, null, null, List.of(), null)),
            () -> ResponseException.of(
                    ErrorKind.AUTHENTICATION, NOT_APPLIED, new ResponseFacts(401, null, null, null, List.of(), null)));

    private OutcomeRows() {}

    static List<Row> rows() {
        return List.of(
                new Row(
                        "outcome.foreign",
                        "a transport sends, then throws this library's own exception",
                        Heap.AMPLE,
                        (v, op) -> true,
                        OutcomeRows::foreign),
                new Row(
                        "outcome.source",
                        "the credential source fails when a call is retried",
                        Heap.AMPLE,
                        (v, op) -> v != Vendor.OKTA_OAUTH,
                        OutcomeRows::source),
                new Row(
                        "outcome.twice",
                        "an executor runs its task twice",
                        Heap.AMPLE,
                        (v, op) -> op.changes() || op == Op.CREATE,
                        OutcomeRows::twice),
                new Row(
                        "outcome.error",
                        "a transport throws an error",
                        Heap.AMPLE,
                        (v, op) -> true,
                        OutcomeRows::errors),
                new Row(
                        "outcome.rejected",
                        "401 in unusual shapes",
                        Heap.AMPLE,
                        (v, op) -> true,
                        OutcomeRows::unauthenticated),
                new Row(
                        "outcome.clock",
                        "the client's clock is wrong",
                        Heap.AMPLE,
                        (v, op) -> op.creates() && v.findsLostCreates(),
                        OutcomeRows::skewed),
                new Row(
                        "outcome.gateway",
                        "a gateway's page with a request id",
                        Heap.AMPLE,
                        (v, op) -> true,
                        OutcomeRows::gateway),
                new Row(
                        "outcome.redirect",
                        "a redirect to another host or another path",
                        Heap.AMPLE,
                        (v, op) -> true,
                        OutcomeRows::redirected),
                new Row(
                        "outcome.roles",
                        "roles are updated, the response is empty",
                        Heap.AMPLE,
                        (v, op) -> v == Vendor.ASTRO && (op == Op.UPDATE || op.creates()),
                        OutcomeRows::emptyRoles));
    }

    private static void foreign(HostileCase one, Plan plan, Random random) {
        Supplier<RuntimeException> failure = one.turn(FOREIGN);
        boolean always = random.nextBoolean() || one.op().reads();
        plan.transport = (transport, main) ->
                new FailingTransport(transport, main, FailingTransport.Moment.AFTER_RESPONSE, failure, always);
    }

    private static void errors(HostileCase one, Plan plan, Random random) {
        Supplier<Throwable> failure = one.turn(List.of(
                () -> new NoSuchMethodError("simulated"),
                () -> new NoClassDefFoundError("simulated"),
                () -> new StackOverflowError(),
                () -> new AssertionError("simulated"),
                () -> new OutOfMemoryError("simulated"),
                () -> new ExceptionInInitializerError("simulated"),
                () -> new InterruptedException("simulated")));
        FailingTransport.Moment moment = one.turn(List.of(FailingTransport.Moment.values()));
        boolean always = random.nextBoolean();
        plan.transport = (transport, main) -> new FailingTransport(transport, main, moment, failure, always);
    }

    private static void source(HostileCase one, Plan plan, Random random) {
        Supplier<Throwable> failure = one.turn(List.of(
                () -> new AssertionError("simulated"),
                () -> new IOException("simulated"),
                () -> new NoSuchMethodError("simulated"),
                () -> InvalidInputException.of("field", "is wrong"),
                () -> new IllegalStateException("simulated"),
                () -> new OutOfMemoryError("simulated"),
                () -> new InterruptedException("simulated")));
        AtomicBoolean failing = new AtomicBoolean(one.index() % 5 == 4);
        boolean reset = random.nextBoolean();
        plan.secondGrant = false;
        plan.strikes = 1;
        plan.credentials = source -> failingSource(source, failing, failure);
        plan.onMain = exchange -> {
            exchange.apply();
            failing.set(true);
            if (reset) {
                exchange.wire().end(true);
            } else {
                exchange.send(Texts.html(503));
            }
        };
    }

    private static CredentialSource failingSource(
            CredentialSource source, AtomicBoolean failing, Supplier<Throwable> failure) {
        return request -> {
            if (failing.get()) {
                throw FailingTransport.sneaky(failure.get());
            }
            return source.get(request);
        };
    }

    private static void twice(HostileCase one, Plan plan, Random random) {
        plan.executedTwice = true;
        plan.rolesOnly = false;
        // A vendor's own operation does not say what a lost token is called, so no create is lost here.
        if (one.index() % 3 == 2 && one.op() != Op.CREATE) {
            plan.onMain = exchange -> {
                Reply own = exchange.apply();
                if (exchange.number() == 1) {
                    exchange.wire().end(false);
                } else {
                    exchange.send(own);
                }
            };
        }
    }

    private static void unauthenticated(HostileCase one, Plan plan, Random random) {
        plan.verifiesDead = true;
        Reply empty = Reply.empty(401);
        Reply shape = one.turn(List.of(
                empty,
                Reply.of(401, Reply.JSON, "{\"error\":\"Unauthorized\"}"),
                Reply.of(401, Reply.JSON, "{\"detail\":\"Authentication credentials were not provided.\"}"),
                Texts.html(401),
                Texts.html(401).with("X-Request-Id", "sim-edge-1"),
                Reply.of(401, "text/plain", "Unauthorized")));
        boolean page = shape.headers().stream().anyMatch(value -> value.startsWith("text/"));
        if (one.op() == Op.VERIFY) {
            plan.demand =
                    page ? Demand.STATUS_UNKNOWN : one.vendor() == Vendor.GCORE ? Demand.REJECTED : Demand.NOTHING;
        }
        int number = random.nextInt(100_000);
        plan.onMain = exchange -> exchange.send(shape.with("X-Trace", "sim-" + number));
    }

    private static void skewed(HostileCase one, Plan plan, Random random) {
        plan.secondGrant = false;
        plan.demand = Demand.OWN_ID;
        List<Integer> minutes = List.of(10, -10, 6, 60, -60, 1440, 15, -1440);
        plan.skew = Duration.ofMinutes(one.turn(minutes)).plusSeconds(random.nextInt(60));
        boolean abrupt = random.nextBoolean();
        boolean all = one.index() % 3 == 0;
        plan.strikes = all ? Integer.MAX_VALUE : 1;
        plan.onMain = exchange -> {
            exchange.apply();
            exchange.wire().end(abrupt);
        };
    }

    private static void gateway(HostileCase one, Plan plan, Random random) {
        plan.rolesOnly = false;
        plan.secondGrant = false;
        int status = one.turn(List.of(400, 403, 404, 405, 409, 413, 422, 410, 418, 451));
        String header = one.turn(List.of("X-Request-Id", "X-Okta-Request-Id", "X-Correlation-Id", "CF-Ray"));
        boolean applied = one.op() != Op.VERIFY && random.nextInt(4) > 0;
        plan.demand = one.op() == Op.VERIFY ? Demand.STATUS_UNKNOWN : Demand.NOTHING;
        plan.onMain = exchange -> {
            if (applied) {
                exchange.apply();
            }
            exchange.send(Texts.html(status).with(header, "sim-edge-" + one.index()));
        };
    }

    private static void redirected(HostileCase one, Plan plan, Random random) {
        plan.rolesOnly = false;
        plan.secondGrant = false;
        int status = one.turn(List.of(302, 307, 301, 308, 303, 300));
        List<String> places = List.of(
                "https://127.0.0.1:9/elsewhere", "/elsewhere", "//localhost:9/", "http://127.0.0.1:9", "elsewhere", "");
        String place = places.get(random.nextInt(places.size()));
        boolean applied = one.op() != Op.VERIFY && random.nextBoolean();
        plan.demand = one.op() == Op.VERIFY
                ? Demand.STATUS_UNKNOWN
                : one.op() == Op.JOURNAL ? Demand.NOTHING : Demand.FAILURE;
        plan.onMain = exchange -> {
            if (applied) {
                exchange.apply();
            }
            exchange.send(Texts.html(status).with("Location", place));
        };
    }

    private static void emptyRoles(HostileCase one, Plan plan, Random random) {
        plan.rolesOnly = true;
        plan.secondGrant = true;
        plan.demand = Demand.SUCCESS;
        Reply empty =
                one.turn(List.of(Reply.of(200, Reply.JSON, ""), Reply.empty(200), Reply.of(200, Reply.JSON, "  \n")));
        boolean chunked = random.nextBoolean();
        Spoiler spoiler = exchange -> {
            exchange.apply();
            if (chunked && !exchange.http2()) {
                exchange.wire().raw(empty.chunked(100));
            } else {
                exchange.send(empty);
            }
        };
        if (one.op() == Op.UPDATE) {
            plan.onMain = spoiler;
        } else {
            plan.onRoles = spoiler;
        }
    }
}
