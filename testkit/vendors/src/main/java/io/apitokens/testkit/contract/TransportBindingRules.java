package io.apitokens.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.transport.NotSentException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Rules for HTTP/1.x: a response belongs to the request that it is returned for. */
abstract class TransportBindingRules {

    private static final String MINE = "{\"mine\":true}";

    abstract TransportStage stage();

    /** Sends {@code extra} after the response to the first request, and the right response to each other one. */
    private static RawServer.Script after(String extra) {
        return (connection, request) -> {
            if (request.equals("GET /first")) {
                connection.send(RawServer.response(200, "[]") + extra);
            } else {
                connection.send(200, MINE);
            }
        };
    }

    @Test
    void aFreshRequestHasAConnectionThatCarriedNothingAndCarriesNothingLater() throws IOException {
        try (RawServer server = new RawServer((connection, request) -> connection.send(200, MINE))) {
            stage().read(server.url("/first"));
            stage().change(server.url("/fresh"));
            stage().read(server.url("/second"));
            stage().change(server.url("/fresh"));
            stage().change(server.url("/fresh"));
            List<String> received = server.received();
            List<String> requests = received.stream()
                    .map(line -> line.substring(line.indexOf(' ') + 1))
                    .toList();
            assertEquals(List.of("GET /first", "POST /fresh", "GET /second", "POST /fresh", "POST /fresh"), requests);
            long connections = received.stream()
                    .map(line -> line.split(" ", 2)[0])
                    .distinct()
                    .count();
            assertTrue(connections >= 4, received.toString());
            for (String line : received) {
                String index = line.split(" ", 2)[0];
                boolean alone = received.stream()
                                .filter(other -> other.startsWith(index + " "))
                                .count()
                        == 1;
                assertTrue(alone || !line.endsWith("/fresh"), received.toString());
            }
        }
    }

    @Test
    void whatFollowsAResponseUnrequestedIsNotTheResponseOfALaterRequest() throws IOException {
        for (String extra : List.of(
                "HTTP/1.1 404 X\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 200 X\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 204 X\r\n\r\n",
                "HTTP/1.1 101 X\r\n\r\n",
                "HTTP/1.1 404 X\r\nContent-Le",
                "\r\n",
                "\n",
                "0",
                "x")) {
            try (RawServer server = new RawServer(after(extra))) {
                assertEquals("[]", stage().read(server.url("/first")).body());
                TransportStage.Reply reply = stage().change(server.url("/change"));
                assertEquals(200 + MINE, reply.status() + reply.body());
            }
            try (RawServer server = new RawServer(after(extra))) {
                assertEquals("[]", stage().read(server.url("/first")).body());
                isItsOwnOrNone(server.url("/read"));
                // The connection with the stray bytes is gone, so this one succeeds.
                assertEquals(MINE, stage().read(server.url("/read")).body());
            }
        }
    }

    /** Reads. The only other result is a failure that says nothing about the request, so it may be repeated. */
    private void isItsOwnOrNone(String url) {
        try {
            assertEquals(MINE, stage().read(url).body());
        } catch (IOException e) {
            assertFalse(e instanceof NotSentException, "it was sent, and is said not to be");
        }
    }

    @Test
    void aResponseThatArrivesWhileTheConnectionIsIdleBelongsToNoRequest() throws Exception {
        CountDownLatch read = new CountDownLatch(1);
        CountDownLatch late = new CountDownLatch(1);
        try (RawServer server = new RawServer((connection, request) -> {
            if (request.equals("GET /first")) {
                connection.send(200, "[]");
                waitFor(read);
                connection.send(200, "{\"late\":true}");
                late.countDown();
            } else {
                connection.send(200, MINE);
            }
        })) {
            assertEquals("[]", stage().read(server.url("/first")).body());
            read.countDown();
            assertTrue(TransportStage.await(late));
            isItsOwnOrNone(server.url("/read"));
            assertEquals(MINE, stage().change(server.url("/change")).body());
        }
    }

    @Test
    void anIdleConnectionThatTheServerClosedDoesNotCostAChange() throws Exception {
        CountDownLatch read = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        try (RawServer server = new RawServer((connection, request) -> {
            connection.send(200, MINE);
            if (request.equals("GET /first")) {
                waitFor(read);
                connection.close();
                closed.countDown();
            }
        })) {
            stage().read(server.url("/first"));
            read.countDown();
            assertTrue(TransportStage.await(closed));
            assertEquals(MINE, stage().change(server.url("/change")).body());
            assertEquals(2, server.received().size());
        }
    }

    @Test
    void aSwitchOfTheProtocolIsAFailureAndTheEndOfTheConnection() throws IOException {
        for (String headers : List.of("", "Connection: upgrade\r\nUpgrade: fake\r\n", "Content-Length: 2\r\n")) {
            try (RawServer server = new RawServer((connection, request) -> {
                if (request.endsWith("/first")) {
                    connection.send(
                            "HTTP/1.1 101 X\r\n" + headers + "\r\n" + RawServer.response(200, "{\"foreign\":1}"));
                } else {
                    connection.send(200, MINE);
                }
            })) {
                for (String later : List.of("/read", "/again")) {
                    IOException failure = assertThrows(IOException.class, () -> stage().read(server.url("/first")));
                    assertFalse(failure instanceof NotSentException, "it was sent, and is said not to be");
                    assertEquals(MINE, stage().read(server.url(later)).body());
                }
                assertThrows(IOException.class, () -> stage().change(server.url("/first")));
            }
        }
    }

    @Test
    void twoAccountsShareNoConnection() throws IOException {
        try (RawServer server = new RawServer((connection, request) -> connection.send(200, MINE))) {
            stage().read(server.url("/a"), "Sim fake-a");
            stage().read(server.url("/b"), "Sim fake-b");
            stage().read(server.url("/a"), "Sim fake-a");
            List<String> received = server.received();
            assertEquals(3, received.size());
            assertNotEquals(received.get(0).charAt(0), received.get(1).charAt(0), received.toString());
            assertNotEquals(received.get(1).charAt(0), received.get(2).charAt(0), received.toString());
        }
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertTrue(TransportStage.await(latch));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
