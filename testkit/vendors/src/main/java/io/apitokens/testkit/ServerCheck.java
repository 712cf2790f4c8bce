package io.apitokens.testkit;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.CodeSource;
import java.util.function.Supplier;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import okio.Buffer;

/**
 * Checks once that the jars on the class path can run a server. If they cannot, its threads would end with a {@link
 * LinkageError}, and clients would wait for a response.
 */
final class ServerCheck {

    private static final byte[] REQUEST =
            "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int PATIENCE_MILLIS = 10_000;

    private static volatile boolean passed;

    private ServerCheck() {}

    /**
     * Sends one request to a server.
     *
     * @throws IllegalStateException if the jars do not work together; names them
     */
    static void run() {
        if (passed) {
            return;
        }
        try {
            JsonElement unused = JsonParser.parseString(""); // new in Gson 2.8.6
            passed = responds();
        } catch (LinkageError e) {
            throw new IllegalStateException(problem(" (" + e + ")"), e);
        }
        if (!passed) {
            throw new IllegalStateException(problem(""));
        }
    }

    private static boolean responds() {
        MockWebServer server = new MockWebServer();
        server.setServerSocketFactory(new AcceptedSockets()); // as all servers here; the default needs more of OkHttp
        server.enqueue(new MockResponse.Builder().build());
        Endpoint.start(server);
        try (Socket socket = new Socket(Endpoint.loopback(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(REQUEST);
            InputStream in = socket.getInputStream();
            return in.read() == 'H';
        } catch (IOException silent) {
            // Its thread ended, and printed why.
            return false;
        } finally {
            server.close();
        }
    }

    private static String problem(String missing) {
        return "the jars on the class path cannot run a simulated vendor: "
                + place("MockWebServer", () -> MockWebServer.class) + ", "
                + place("OkHttp", () -> OkHttpClient.class) + ", "
                + place("Okio", () -> Buffer.class) + ", "
                + place("Kotlin", () -> kotlin.Unit.class) + ", "
                + place("Gson", () -> JsonParser.class) + missing
                + ". MockWebServer needs the OkHttp 5 of its own version; beside OkHttp 4, declare the testkit first."
                + " Gson must be 2.8.9 or newer.";
    }

    private static String place(String library, Supplier<Class<?>> type) {
        try {
            CodeSource source = type.get().getProtectionDomain().getCodeSource();
            return library + (source == null ? " from an unknown place" : " from " + source.getLocation());
        } catch (LinkageError missing) {
            return library + " is missing";
        }
    }
}
