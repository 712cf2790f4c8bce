package io.apitokens.call;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.error.ApiTokenException;
import io.apitokens.error.AuthenticationException;
import io.apitokens.error.ConflictException;
import io.apitokens.error.InvalidRequestException;
import io.apitokens.error.TransportException;
import io.apitokens.error.UnreadableResponseException;
import io.apitokens.transport.Headers;
import io.apitokens.transport.HttpResponse;
import io.apitokens.transport.HttpTransport;
import io.apitokens.transport.NotSentException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.ProtocolException;
import java.util.List;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Checks what an exception reveals of an error response, and what it must not reveal. */
class ErrorTextTest {

    private static final String ID = "0f8fad5b-d9cb-469f-a165-70867728950e";

    private final LoopbackServer server = new LoopbackServer();
    private final ApiClient client =
            Acme.at(server.url()).timeSource(new ManualTimeSource()).retries(0).build();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private <E extends ApiTokenException> E failure(Class<E> type, MockResponse response) {
        server.always(response);
        return assertThrows(type, Acme.call(client, Effect.ISSUE)::execute);
    }

    private static MockResponse error(int status, String text) {
        return LoopbackServer.response(status, text)
                .addHeader("Code", "E17")
                .addHeader("Request-Id", ID)
                .build();
    }

    @Test
    void theVendorsTextIsInTheMessageButNotTheCredentialThatItEchoes() {
        InvalidRequestException failure = failure(
                InvalidRequestException.class,
                error(400, "key " + Acme.KEY.expose().substring(0, 12) + "…\nis odd"));
        assertTrue(failure.getMessage().contains(ID + ": \"key[masked]…\\u000ais odd\";"), failure.getMessage());
    }

    @Test
    void theTextOfARejectionIsWithheld() {
        AuthenticationException failure = failure(AuthenticationException.class, error(401, "token fake1 is dead"));
        assertTrue(failure.getMessage().contains(ID + "; nothing was changed."), failure.getMessage());
    }

    @Test
    void aLongTextIsCut() {
        ConflictException failure = failure(ConflictException.class, error(409, "word ".repeat(100_000)));
        assertEquals(512, failure.vendorMessage().orElseThrow().length());
    }

    @Test
    void aResponseThatCannotBeReadIsNotQuoted() {
        for (String broken : new String[] {
            "{\"secret\":\"fake-canary\",\"id\":\"t1\" fake-canary",
            "fake-canary",
            "[\"fake-canary\"]",
            "\"fake-canary\""
        }) {
            UnreadableResponseException failure =
                    failure(UnreadableResponseException.class, LoopbackServer.json(201, broken));
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            assertFalse(trace.toString().contains("canary"), trace.toString());
            assertEquals(null, failure.getCause());
        }
    }

    @Test
    void theShapeThatWasMissedIsNamed() {
        assertTrue(unreadable(201, "[]")
                .contains("status 201, but Thing: expected an object, got an array; the change was applied."));
        assertTrue(unreadable(201, "{\"id\":\"t1\"}")
                .contains("status 201, but the response contains no secret; the change was applied."));
        assertTrue(unreadable(202, "{\"id\":\"t1\"}")
                .contains("status 202, but the vendor does not document this status;"
                        + " it is unknown whether the request took effect."));
    }

    private String unreadable(int status, String body) {
        return failure(UnreadableResponseException.class, LoopbackServer.json(status, body))
                .getMessage();
    }

    @ParameterizedTest
    @EnumSource(names = {"READ", "ISSUE"})
    void aLineThatBreaksTheRulesOfHttpIsNotQuoted(Effect effect) {
        ProtocolException quoting = new ProtocolException("Unexpected status line: fake-canary\"}");
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw quoting;
            }
        };
        List<HttpTransport> transports = List.of(
                (request, attempt) -> {
                    throw quoting;
                },
                (request, attempt) -> {
                    throw new NotSentException("the request was not sent", quoting);
                },
                (request, attempt) -> {
                    throw new UncheckedIOException(quoting);
                },
                (request, attempt) -> new HttpResponse(200, Headers.none(), broken));
        for (HttpTransport transport : transports) {
            try (ApiClient other = Acme.at("https://acme.example")
                    .transport(transport)
                    .timeSource(new ManualTimeSource())
                    .build()) {
                ApiTokenException failure = assertThrows(ApiTokenException.class, Acme.call(other, effect)::execute);
                StringWriter trace = new StringWriter();
                failure.printStackTrace(new PrintWriter(trace));
                assertFalse(trace.toString().contains("canary"), trace.toString());
            }
        }
    }

    @Test
    void whatATransportReportsIsTheCause() {
        TransportException lost = failure(TransportException.class, LoopbackServer.lost());
        assertEquals(
                "createThing at acme/7: no response was received (IOException);"
                        + " it is unknown whether the request took effect. Check before retrying.",
                lost.getMessage().replace("EOFException", "IOException"));
        IOException refused = new IOException("refused");
        HttpTransport closed = (request, attempt) -> {
            throw new NotSentException("the request was not sent", refused);
        };
        try (ApiClient other = Acme.at("https://acme.example")
                .transport(closed)
                .timeSource(new ManualTimeSource())
                .build()) {
            TransportException unsent = assertThrows(TransportException.class, Acme.call(other, Effect.ISSUE)::execute);
            assertTrue(unsent.getMessage().contains("the request was not sent (IOException)"));
            assertEquals("java.io.IOException", unsent.getCause().toString());
            assertArrayEquals(refused.getStackTrace(), unsent.getCause().getStackTrace());
        }
    }
}
