package io.apitokens.proofs.hostile;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import okhttp3.tls.HeldCertificate;

/** Rows in which texts of the peer, or secrets within them, could reach a message, a string form or a log. */
final class TextRows {

    private TextRows() {}

    static List<Row> rows() {
        return List.of(
                new Row(
                        "text.framing",
                        "a secret where framing is expected",
                        Heap.AMPLE,
                        (v, op) -> true,
                        TextRows::framing),
                new Row(
                        "text.headers",
                        "harmful characters in names and values of headers",
                        Heap.AMPLE,
                        (v, op) -> true,
                        TextRows::headers),
                new Row(
                        "text.certificate",
                        "harmful characters in a certificate",
                        Heap.AMPLE,
                        (v, op) -> true,
                        TextRows::certificate),
                new Row(
                        "text.names",
                        "harmful characters in names and messages",
                        Heap.AMPLE,
                        (v, op) -> true,
                        TextRows::names),
                new Row(
                        "text.ids",
                        "a request id or code that is a secret",
                        Heap.AMPLE,
                        (v, op) -> true,
                        TextRows::requestIds));
    }

    private static void framing(HostileCase one, Plan plan, Random random) {
        plan.channels = Channel.HTTP1;
        plan.secondGrant = false;
        int kind = one.variation() % 10;
        int from = random.nextInt(20) - 8;
        if (kind < 3) {
            plan.before = one.vendor().operations().contains(Op.CREATE) ? Op.CREATE : Op.GET;
            plan.onBefore = exchange -> surplus(exchange, kind, from);
        } else {
            plan.onMain = exchange -> {
                exchange.wire().raw(misplaced(kind, exchange, from));
                if (kind >= 7) {
                    exchange.wire().end(false);
                }
            };
        }
    }

    /** Sends a whole response, and after it, from near the random part of a secret, a part of it again. */
    private static void surplus(Exchange exchange, int kind, int from) throws IOException {
        Reply own = exchange.apply();
        byte[] rest = Reply.utf8(secret(exchange).substring(Math.max(0, from)));
        exchange.wire().raw(Reply.join(own.http1(), rest, Reply.utf8(kind == 0 ? "\r\n" : "")));
        if (kind == 2) {
            exchange.wire().end(false);
        }
    }

    /** Returns the secret that a request issued, or else that of the client. */
    private static String secret(Exchange exchange) {
        return exchange.model().live().stream()
                .filter(token -> token.call == exchange.call())
                .map(token -> token.secret)
                .findFirst()
                .orElse(
                        exchange.action() == Action.ROTATE
                                ? exchange.model().subject.secret
                                : exchange.model().own.secret);
    }

    private static byte[] misplaced(int kind, Exchange exchange, int from) {
        Reply own = exchange.apply();
        String secret = secret(exchange);
        byte[] body = own.body();
        int cut = Math.max(1, own.text().indexOf(secret) + secret.length() / 2 + from);
        return switch (kind) {
            case 3 -> own.http1("Transfer-Encoding: chunked\r\n", Reply.utf8(secret + "\r\n" + own.text()));
            case 4 -> Reply.utf8(secret + "\r\n\r\n" + own.text());
            case 5 -> own.http1(secret + "\r\nContent-Length: " + body.length + "\r\n", body);
            case 6 -> own.http1("Content-Length: " + secret + "\r\n", body);
            case 7 -> Reply.utf8(secret);
            case 8 -> own.http1("Transfer-Encoding: chunked\r\n", Reply.utf8(secret));
            default -> own.http1("Content-Length: " + cut + "\r\n", body);
        };
    }

    private static void headers(HostileCase one, Plan plan, Random random) {
        String evil = one.turn(Texts.EVIL);
        int kind = random.nextInt(5);
        plan.channels = one.index() % 2 == 0 ? EnumSet.of(Channel.HTTP2) : Channel.HTTP1;
        plan.strikes = random.nextBoolean() ? 1 : Integer.MAX_VALUE;
        plan.onMain = exchange -> {
            Reply own = exchange.apply();
            if (exchange.http2()) {
                exchange.wire().raw(evilFrames(kind, exchange.wire().stream(), own, evil));
            } else {
                exchange.wire().raw(evilLines(kind, own, evil));
            }
        };
    }

    private static byte[] evilFrames(int kind, int stream, Reply own, String evil) {
        List<String> name = switch (kind) {
            case 0 -> List.of(":status", "200", "Capital" + evil, "x");
            case 1 -> List.of(":status", evil);
            case 2 -> List.of(":status", "200", evil, evil);
            case 3 -> List.of(":status", "503", "content-type", evil, "retry-after", evil);
            default -> List.of(":" + evil, "200");
        };
        return Reply.join(
                Frames.headers(stream, false, name), Frames.frame(Frames.DATA, Frames.END_STREAM, stream, own.body()));
    }

    private static byte[] evilLines(int kind, Reply own, String evil) {
        String line = evil.replace("\r\n", "\r");
        byte[] good = own.http1();
        return switch (kind) {
            case 0 -> Reply.join(Reply.utf8("HTTP/1.1 2" + line + "0 X\r\n"), good);
            case 1 -> own.http1("Transfer-Encoding: chunked\r\n", Reply.utf8("z" + line + "\r\n"));
            case 2 -> own.http1(line + "\r\nContent-Length: 0\r\n", new byte[0]);
            case 3 ->
                Reply.of(302, line, "moved")
                        .with("Location", "https://" + line + "/")
                        .with("Link", "<" + line)
                        .http1();
            default ->
                Reply.of(503, Reply.JSON, "{}")
                        .with("Retry-After", line)
                        .with("Date", line)
                        .http1();
        };
    }

    private static void certificate(HostileCase one, Plan plan, Random random) {
        plan.channels = EnumSet.of(Channel.TLS, Channel.HTTP2);
        String evil = one.turn(Texts.EVIL).replace("\u0000", "");
        int kind = random.nextInt(4);
        plan.certificate = () -> {
            HeldCertificate.Builder certificate =
                    new HeldCertificate.Builder().commonName(evil).organizationalUnit(evil);
            return switch (kind) {
                case 0 -> Certificates.server(certificate);
                case 1 -> Certificates.server(certificate.addSubjectAlternativeName("evil.example"));
                case 2 -> Certificates.untrusted(certificate.addSubjectAlternativeName("127.0.0.1"));
                default -> {
                    long end = Instant.now().minus(1, ChronoUnit.DAYS).toEpochMilli();
                    yield Certificates.server(certificate
                            .addSubjectAlternativeName("127.0.0.1")
                            .validityInterval(end - 86_400_000L, end));
                }
            };
        };
    }

    private static void names(HostileCase one, Plan plan, Random random) {
        String evil = one.turn(Texts.EVIL);
        plan.secondGrant = false;
        plan.arrange = model -> {
            model.subject.name = "subject" + evil;
            model.subject.description = evil;
            model.subject.grants = one.vendor() == Vendor.GCORE
                    ? List.of(evil, evil)
                    : one.vendor() == Vendor.ASTRO ? List.of(role(evil)) : List.of();
        };
        if (one.op().creates()) {
            plan.name = "made-" + one.index() + evil;
            int kind = random.nextInt(3);
            plan.strikes = 1;
            plan.onMain = exchange -> {
                if (kind == 2) {
                    exchange.send(error(exchange, 403, evil));
                    return;
                }
                Reply own = exchange.apply();
                if (kind == 0) {
                    exchange.wire().end(true);
                } else {
                    exchange.send(own);
                }
            };
        } else if (one.op() == Op.DELETE || one.op() == Op.VERIFY || one.index() % 3 == 2) {
            int status = one.turn(List.of(400, 403, 404, 409, 500));
            plan.strikes = 1;
            plan.onMain = exchange -> exchange.send(error(exchange, status, evil));
            plan.undetectable = one.op() == Op.VERIFY;
        }
    }

    private static String role(String evil) {
        JsonObject role = new JsonObject();
        role.addProperty("entityType", "ORGANIZATION");
        role.addProperty("entityId", evil);
        role.addProperty("role", evil);
        return role.toString();
    }

    private static Reply error(Exchange exchange, int status, String text) {
        if (exchange.action() == Action.ACCESS) {
            JsonObject json = new JsonObject();
            json.addProperty("error", text);
            json.addProperty("error_description", text);
            return Reply.json(status, json);
        }
        Reply error = exchange.model().error(status, text);
        return Texts.changed(error, json -> {
            for (String name : List.of("exception_class", "errorCode", "requestId", "errorId", "request_id")) {
                if (json.has(name)) {
                    json.addProperty(name, text);
                }
            }
        });
    }

    private static void requestIds(HostileCase one, Plan plan, Random random) {
        int status = one.turn(List.of(400, 403, 404, 409, 429, 500, 401));
        boolean own = random.nextBoolean();
        boolean part = random.nextInt(4) == 0;
        plan.undetectable = one.op() == Op.VERIFY;
        plan.onMain = exchange -> {
            VendorModel model = exchange.model();
            String secret = own ? model.own.secret : model.foreign.secret;
            String text = part && own ? secret.substring(0, secret.length() - 5) : secret;
            exchange.send(error(exchange, status, text)
                    .with("X-Request-Id", text)
                    .with("X-Okta-Request-Id", text)
                    .with("X-Correlation-Id", text));
        };
    }
}
