package io.apitokens.testkit;

import io.apitokens.Secret;
import java.time.Duration;
import java.time.Instant;

/** The faults of the table, by name. */
final class MatrixFaults {
    private static final int FIRST_BYTES = 20;
    private static final int ALL_BUT_ONE = Integer.MAX_VALUE;
    private static final int ALWAYS = Integer.MAX_VALUE;
    /** A delay longer than any client's timeout. Closing the simulator ends it. */
    private static final Duration VERY_LATE = Duration.ofSeconds(60);

    /** Shorter than the age from which a DPoP proof is refused. */
    private static final Duration SLOW_CLOCK = Duration.ofMinutes(4);

    private final Instant now;
    private final Secret credential;
    private final String elsewhere;

    MatrixFaults(Instant now, Secret credential, String elsewhere) {
        this.now = now;
        this.credential = credential;
        this.elsewhere = elsewhere;
    }

    Fault named(String name) {
        if (name.startsWith("429")) {
            return tooMany(name);
        }
        return switch (name) {
            case "response-lost", "response-lost-kept-alive" -> Fault.responseLost();
            case "response-lost-always" -> Fault.responseLost().times(ALWAYS);
            case "request-lost", "request-lost-kept-alive" -> Fault.requestLost();
            case "slow-headers" -> Fault.delayHeaders(VERY_LATE);
            case "slow-body" -> Fault.slowBody(FIRST_BYTES, VERY_LATE);
            case "cut-before-secret" -> Fault.cutBody(FIRST_BYTES);
            case "cut-after-secret" -> Fault.cutBody(ALL_BUT_ONE);
            case "truncated-before-secret" -> Fault.truncateBody(FIRST_BYTES);
            case "truncated-after-secret" -> Fault.truncateBody(ALL_BUT_ONE);
            case "reset-mid-body" -> Fault.resetBody(FIRST_BYTES);
            case "h2-stream-reset" -> Fault.resetStream();
            case "h2-refused-stream" -> Fault.refusedStream();
            case "h2-goaway" -> Fault.goAway();
            case "html-200" -> Fault.html(200);
            case "error-200" -> Fault.status(200).body("{\"error\":\"the service is gone\"}");
            case "202" -> Fault.status(202).body("{}");
            case "html-403" -> Fault.html(403);
            case "html-502" -> Fault.html(502);
            case "empty" -> Fault.emptyBody();
            case "wrong-type" -> Fault.wrongType();
            case "null-document" -> Fault.status(200).body("null").afterCommit();
            case "not-json" -> Fault.status(200).body("done").afterCommit();
            case "204-for-200" -> Fault.status(204).body("").afterCommit();
            case "unknown-field" -> Fault.unknownField();
            case "unknown-enum" -> Fault.unknownEnum();
            case "duplicate-keys" -> Fault.duplicateKeys();
            case "no-connection" -> throw new IllegalStateException("there is no server to inject " + name + " into");
            default -> status(name);
        };
    }

    /** Returns the fault of a name that begins with a status. */
    private Fault status(String name) {
        int status = Integer.parseInt(name.substring(0, 3));
        return switch (name.substring(3)) {
            case "" -> plain(status);
            case "-done" -> Fault.status(status).afterCommit();
            case "-zero" -> Fault.status(status).header("Retry-After", "0");
            case "-seconds" -> Fault.status(status).header("Retry-After", "5");
            case "-beyond-deadline" -> Fault.status(status).header("Retry-After", "3600");
            case "-always" -> Fault.status(status).times(ALWAYS);
            default -> throw new IllegalArgumentException("no fault is called " + name);
        };
    }

    private Fault plain(int status) {
        if (status / 100 == 3) {
            return Fault.redirect(status, elsewhere);
        }
        Fault fault = Fault.status(status);
        return status == 400 || status == 401 ? fault.body(quoting()) : fault;
    }

    /** Returns an error body that quotes the credential in each vendor's message field. Clients must never show it. */
    private String quoting() {
        String text = "Bad permanent token: " + credential.expose();
        return JsonTree.object()
                .set("message", text)
                .set("errorSummary", text)
                .set("errorCode", "E0000004")
                .build()
                .toString();
    }

    private Fault tooMany(String name) {
        Fault bare = Fault.status(429).bare();
        return switch (name) {
            case "429" -> bare;
            case "429-always" -> bare.times(ALWAYS);
            case "429-garbage" -> bare.header("Retry-After", "soon");
            case "429-zero" -> bare.header("Retry-After", "0");
            case "429-seconds" -> bare.header("Retry-After", "7");
            case "429-two" -> bare.header("Retry-After", "soon").header("Retry-After", "9");
            case "429-beyond-deadline" -> bare.header("Retry-After", "3600");
            case "429-date" ->
                dated(bare, SLOW_CLOCK)
                        .header("Retry-After", date(now.minus(SLOW_CLOCK).plusSeconds(9)));
            case "429-past-date" -> dated(bare, Duration.ZERO).header("Retry-After", date(now.minusSeconds(9)));
            case "429-reset" -> limit(dated(bare, SLOW_CLOCK), 600, 0, reset(30 - SLOW_CLOCK.toSeconds()));
            case "429-reset-without-date" -> limit(bare, 600, 0, reset(30));
            case "429-reset-garbage" -> limit(dated(bare, Duration.ZERO), 600, 0, "soon");
            case "429-reset-absurd" -> limit(dated(bare, Duration.ZERO), 600, 0, reset(365 * 86_400L));
            case "429-reset-past" -> limit(dated(bare, Duration.ZERO), 600, 0, reset(-90));
            case "429-two-resets" -> limit(limit(dated(bare, Duration.ZERO), 600, 5, reset(10)), 50, 0, reset(40));
            case "429-concurrency" -> limit(dated(bare, Duration.ZERO), 0, 0, reset(60));
            default -> throw new IllegalArgumentException("no fault is called " + name);
        };
    }

    private Fault dated(Fault fault, Duration behind) {
        return fault.header("Date", date(now.minus(behind)));
    }

    private static String date(Instant instant) {
        return OktaRate.DATE.format(instant);
    }

    private String reset(long secondsFromNow) {
        return Long.toString(now.getEpochSecond() + secondsFromNow);
    }

    private static Fault limit(Fault fault, int limit, int remaining, String reset) {
        return fault.header("X-Rate-Limit-Limit", Integer.toString(limit))
                .header("X-Rate-Limit-Remaining", Integer.toString(remaining))
                .header("X-Rate-Limit-Reset", reset);
    }
}
