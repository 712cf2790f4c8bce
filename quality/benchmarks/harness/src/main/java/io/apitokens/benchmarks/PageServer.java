package io.apitokens.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server process for responses that a static file server cannot send: any page of an Astro organization with a given
 * number of tokens, and an Okta token, each after a delay.
 */
final class PageServer {

    private static final Pattern PAGE = Pattern.compile("offset=(\\d+)&limit=(\\d+)");

    private PageServer() {}

    static Child start(long tokens, long millis) throws IOException {
        // The default limit closes idle connections of a thousand calls.
        List<String> flags = List.of("-Dsun.net.httpserver.maxIdleConnections=5000");
        return Child.start(flags, PageServer.class, Long.toString(tokens), Long.toString(millis));
    }

    /** Takes the number of tokens and the delay in milliseconds, prints its origin, and exits at the end of input. */
    public static void main(String[] arguments) throws IOException {
        long tokens = Long.parseLong(arguments[0]);
        long millis = Long.parseLong(arguments[1]);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 2000);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/v1/", exchange -> {
            pause(millis);
            respond(exchange, page(exchange, tokens));
        });
        server.createContext("/api/", exchange -> {
            pause(millis);
            respond(exchange, Responses.oktaToken(0));
        });
        server.start();
        System.out.println("http://127.0.0.1:" + server.getAddress().getPort());
        while (System.in.read() >= 0) {
            continue;
        }
        System.exit(0);
    }

    private static String page(HttpExchange exchange, long tokens) {
        Matcher requested = PAGE.matcher(exchange.getRequestURI().getRawQuery());
        if (!requested.find()) {
            throw new IllegalArgumentException("no page was asked for");
        }
        long offset = Long.parseLong(requested.group(1));
        long limit = Long.parseLong(requested.group(2));
        StringBuilder page = new StringBuilder(1 << 18).append("{\"tokens\":[");
        for (long i = offset; i < Math.min(offset + limit, tokens); i++) {
            page.append(i == offset ? "" : ",").append(Responses.astroToken(i));
        }
        return page.append("],\"limit\":")
                .append(limit)
                .append(",\"offset\":")
                .append(offset)
                .append(",\"totalCount\":")
                .append(tokens)
                .append('}')
                .toString();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void respond(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
