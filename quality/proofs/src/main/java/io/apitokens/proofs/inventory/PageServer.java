package io.apitokens.proofs.inventory;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Serves pages on loopback, and notes every other request. */
final class PageServer implements AutoCloseable {

    private final Map<String, byte[]> pages = new ConcurrentHashMap<>();
    private final List<String> others = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    private PageServer(HttpServer server) {
        this.server = server;
    }

    static PageServer start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        PageServer pages = new PageServer(server);
        server.createContext("/", pages::respond);
        server.start();
        return pages;
    }

    /** Adds a page, and returns its address. */
    String add(String name, String page) {
        pages.put("/" + name, page.getBytes(StandardCharsets.UTF_8));
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + name;
    }

    private void respond(HttpExchange exchange) throws IOException {
        byte[] page = pages.get(exchange.getRequestURI().getPath());
        if (page == null) {
            others.add(exchange.getRequestURI().toString());
        } else {
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        }
        exchange.sendResponseHeaders(page == null ? 404 : 200, page == null ? -1 : page.length);
        try (OutputStream body = exchange.getResponseBody()) {
            if (page != null) {
                body.write(page);
            }
        }
    }

    /** Returns the requests for anything but the pages. */
    List<String> others() {
        return others;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
