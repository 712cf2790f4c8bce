package io.apitokens.checks.okhttp;

import com.sun.net.httpserver.HttpServer;
import io.apitokens.Secret;
import io.apitokens.TokenId;
import io.apitokens.error.ConfigurationException;
import io.apitokens.gcore.GcoreIam;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Calls a server with the jars of the class path. Prints {@code ok} if that works, and otherwise the exception with
 * which {@code build()} rejected the jars. With the argument {@code own-transport} it does not use OkHttp.
 */
public final class Main {

    private static final byte[] NO_TOKENS = "[]".getBytes(StandardCharsets.UTF_8);

    private Main() {}

    public static void main(String[] args) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            if (exchange.getRequestMethod().equals("DELETE")) {
                exchange.sendResponseHeaders(204, -1);
            } else {
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, NO_TOKENS.length);
                exchange.getResponseBody().write(NO_TOKENS);
            }
            exchange.close();
        });
        server.start();
        GcoreIam.Builder builder = builder(server.getAddress().getPort());
        if (List.of(args).contains("own-transport")) {
            builder.transport((request, attempt) -> {
                throw new IOException("nothing is sent");
            });
        }
        try (GcoreIam gcore = builder.build()) {
            boolean empty = gcore.tokens().list().stream().toList().isEmpty();
            // A change needs a connection of its own, so the transport must get rid of the one that was used.
            gcore.tokens().delete(TokenId.of(gcore.account(), "2"));
            System.out.println(empty ? "ok" : "another result");
        } catch (ConfigurationException e) {
            System.out.println(e.outcome() + " " + e.getMessage());
        } finally {
            server.stop(0);
        }
    }

    private static GcoreIam.Builder builder(int port) {
        return GcoreIam.builder()
                .baseUrl("http://127.0.0.1:" + port)
                .allowHttpOnLoopback()
                .apiKey(Secret.of("1$fake-key-of-a-test"))
                .clientId(1);
    }
}
