package io.apitokens.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.apitokens.call.RetryRules.Phase;
import io.apitokens.error.ApiTokenException;
import io.apitokens.transport.Headers;
import io.apitokens.transport.HttpResponse;
import io.apitokens.transport.HttpTransport;
import io.apitokens.transport.NotSentException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the tables of {@code docs/retries.md} with the behaviour of calls. */
class RetriesDocumentTest {

    private static final List<List<Effect>> COLUMNS = List.of(
            List.of(Effect.READ),
            List.of(Effect.REPLACE),
            List.of(Effect.DELETE, Effect.REVOKE_SELF),
            List.of(Effect.CREATE),
            List.of(Effect.ISSUE, Effect.ROTATE));

    /** Returns one argument list for each fault of a row: "502, 503, 504" are three. */
    static Stream<Arguments> decisions() {
        return MarkdownTable.of("retries.md", "What happened").rows().stream()
                .flatMap(row -> Stream.of(row.get(0).split(", "))
                        .filter(fault -> !fault.startsWith("other "))
                        .map(fault -> arguments(fault, row.subList(1, row.size()))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("decisions")
    void everyCellIsWhatACallDoes(String fault, List<String> cells) {
        assertEquals(COLUMNS.size(), cells.size());
        for (int i = 0; i < cells.size(); i++) {
            for (Effect effect : COLUMNS.get(i)) {
                assertEquals(
                        cells.get(i),
                        outcome(effect, transport(fault, documented(effect))),
                        effect + " meets " + fault);
            }
        }
    }

    private static String outcome(Effect effect, HttpTransport transport) {
        try (ApiClient client = Acme.at("https://acme.example")
                .transport(transport)
                .timeSource(new ManualTimeSource())
                .build()) {
            Acme.call(client, effect).execute();
            return "a success";
        } catch (ApiTokenException e) {
            return (e.attempts() == 1 ? "once" : "retried") + ", " + e.outcome();
        }
    }

    /** Returns the status with which the vendor documents a success of the operation. */
    private static int documented(Effect effect) {
        return effect == Effect.DELETE || effect == Effect.REVOKE_SELF ? 204 : 200;
    }

    private static HttpTransport transport(String fault, int documented) {
        return switch (fault) {
            case "no connection" -> failing(new NotSentException("the request was not sent", new IOException()));
            case "TLS refused" ->
                failing(new NotSentException("the request was not sent", new SSLException("untrusted")));
            case "proxy refuses the login" -> failing(NotSentException.proxyLogin(true, new IOException("407")));
            case "no response" -> failing(new IOException("reset"));
            case "truncated 2xx" -> responding(documented, "application/json", "{\"id\":\"t1\"");
            case "unreadable 2xx" -> responding(documented, "application/json", "{\"id\":}");
            case "HTML page with 4xx" -> responding(403, "text/html", "<html>");
            case "HTML page with 2xx" -> responding(documented, "text/html", "<html>");
            case "error document with 2xx" -> responding(documented, "application/json", "{\"error\":\"sorry\"}");
            case "undocumented 2xx" -> responding(202, "application/json", "");
            default -> responding(Integer.parseInt(fault), "text/plain", "sorry");
        };
    }

    private static HttpTransport failing(IOException failure) {
        return (request, attempt) -> {
            throw failure;
        };
    }

    private static HttpTransport responding(int status, String type, String body) {
        return (request, attempt) -> new HttpResponse(
                status,
                Headers.of("Content-Type", type),
                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    /** A status that is not listed behaves like the rest of its class. */
    @Test
    void theRowsLeaveNoStatusOut() {
        List<String> listed =
                decisions().map(row -> String.valueOf(row.get()[0])).toList();
        for (int status = 300; status < 600; status++) {
            if (!listed.contains(Integer.toString(status))) {
                for (Effect effect : Effect.values()) {
                    assertEquals(false, RetryRules.mayRepeat(effect, Phase.RESPONSE, status), effect + " " + status);
                    boolean open = !effect.readsOnly() && (status < 400 || status >= 500);
                    assertEquals(open, RetryRules.mayHaveTakenEffect(effect, status), effect + " " + status);
                }
            }
        }
    }

    @Test
    void theLongestDelayBeforeEachRetryIsThatOfTheTable() {
        List<String> row = MarkdownTable.of("retries.md", "Retry").rows().get(0);
        String[] expected = row.subList(1, row.size()).toArray(new String[0]);
        String[] waits = new String[expected.length];
        for (int i = 0; i < waits.length; i++) {
            waits[i] = Backoff.backoff(i + 1, 1).toMillis() + " ms";
        }
        assertEquals(Arrays.toString(expected), Arrays.toString(waits));
        assertEquals(Backoff.backoff(waits.length, 1), Backoff.backoff(waits.length + 1, 1));
    }
}
