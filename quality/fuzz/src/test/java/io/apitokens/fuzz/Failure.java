package io.apitokens.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okio.Buffer;

/**
 * One kind of failure of a vendor, derived from its successful response.
 *
 * @param name the name in the report
 * @param spoil turns the successful response into the failure
 */
record Failure(String name, UnaryOperator<MockResponse.Builder> spoil) {

    private static final int HALF = 2;

    /** Returns every kind of failure. Each contains the canaries wherever a vendor might echo them. */
    static List<Failure> all(SweepVendor vendor, String elsewhere) {
        return List.of(
                new Failure("none", response -> response),
                new Failure(
                        "extra text",
                        response -> response.addHeader("X-Echo", vendor.echo())
                                .addHeader("Set-Cookie", "session=" + vendor.encodedEcho())),
                error(400, vendor),
                error(401, vendor),
                error(403, vendor),
                error(404, vendor),
                error(409, vendor),
                error(429, vendor),
                error(500, vendor),
                error(503, vendor),
                redirect(302, vendor, elsewhere),
                redirect(307, vendor, elsewhere),
                redirect(308, vendor, elsewhere),
                new Failure(
                        "next page elsewhere",
                        response -> response.addHeader(
                                "Link",
                                "<" + elsewhere + "/api/v1/api-tokens?after=" + vendor.encodedEcho()
                                        + ">; rel=\"next\"")),
                new Failure(
                        "HTML",
                        response -> response.clearHeaders()
                                .addHeader("Content-Type", "text/html")
                                .body("<html>" + vendor.echo() + vendor.secret() + "</html>")),
                new Failure("empty", response -> response.body("")),
                new Failure("broken off", response -> response.body(firstHalf(response))),
                new Failure("followed by more", response -> response.body(text(response) + vendor.secret())),
                new Failure("an array in place of an object", response -> response.body("[" + text(response) + "]")),
                new Failure("a text in place of all", response -> response.body(vendor.jsonSecret())),
                new Failure(
                        "cut",
                        response -> response.onResponseBody(new SocketEffect.CloseSocket())
                                .throttleBody(64, 1, TimeUnit.MILLISECONDS)),
                new Failure("lost", response -> response.onResponseStart(new SocketEffect.CloseSocket())),
                new Failure("not gzip", response -> response.addHeader("Content-Encoding", "gzip")));
    }

    boolean isNone() {
        return name.equals("none");
    }

    private static Failure error(int status, SweepVendor vendor) {
        return new Failure(
                "status " + status,
                response -> response.code(status)
                        .addHeader("X-Okta-Request-Id", vendor.echo())
                        .addHeader(
                                "WWW-Authenticate",
                                "Bearer error=\"e\", error_description=\"" + vendor.encodedEcho() + "\"")
                        .addHeader("Retry-After", "1")
                        .body(vendor.errorDocument()));
    }

    private static Failure redirect(int status, SweepVendor vendor, String elsewhere) {
        return new Failure(
                "redirect " + status,
                response -> response.code(status)
                        .addHeader("Location", elsewhere + "/?token=" + vendor.encodedEcho())
                        .body(""));
    }

    private static String firstHalf(MockResponse.Builder response) {
        String text = text(response);
        int secret = text.indexOf("\"after\"");
        return secret < 0 ? text.substring(0, text.length() / HALF) : text.substring(0, secret);
    }

    private static String text(MockResponse.Builder response) {
        try {
            Buffer buffer = new Buffer();
            if (response.getBody() != null) {
                response.getBody().writeTo(buffer);
            }
            return buffer.readString(StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
