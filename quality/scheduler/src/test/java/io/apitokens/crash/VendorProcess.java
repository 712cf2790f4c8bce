package io.apitokens.crash;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.apitokens.Secret;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.SimulatedAstro;
import io.apitokens.testkit.SimulatedGcore;
import io.apitokens.testkit.SimulatedVendor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The accounts of all vendors in a process of their own: slow, losing responses, unavailable now and then, and limited to
 * the rates that the vendors document. Consumers call another service of the vendors with their secrets, which has no
 * limit of its own.
 */
final class VendorProcess {

    private static final int GCORE_RATE = 100;
    /** 25 reads, 10 changes and 5 deletions: the simulator counts all requests together. */
    private static final int ASTRO_RATE = 40;

    private final List<SimulatedVendor> accounts = new ArrayList<>();
    private final List<Set<String>> initial = new ArrayList<>();
    private final AtomicInteger tooMany = new AtomicInteger();

    private VendorProcess() {}

    /** Prints one line for each account, and the address of the other service; ends when its input ends. */
    public static void main(String[] args) throws IOException {
        VendorProcess process = new VendorProcess();
        HttpServer service = process.start();
        while (System.in.read() >= 0) {
            // The parent's death ends the input.
        }
        service.stop(0);
        System.exit(0);
    }

    private HttpServer start() throws IOException {
        for (int i = 0; i < Plan.ACCOUNTS; i++) {
            String account;
            SimulatedVendor vendor;
            if (i < Plan.GCORE_ACCOUNTS) {
                SimulatedGcore gcore = SimulatedGcore.start(InstantSource.system(), 7_000_000L + i)
                        .quota(100_000);
                vendor = gcore;
                account = Long.toString(gcore.clientId());
                gcore.rateLimit(GCORE_RATE, Duration.ofSeconds(1));
            } else {
                SimulatedAstro astro = SimulatedAstro.start(InstantSource.system(), "clsimcrash00000000000000" + i);
                vendor = astro;
                account = astro.organizationId();
                astro.rateLimit(ASTRO_RATE, Duration.ofSeconds(1));
            }
            accounts.add(vendor);
            initial.add(vendor.liveTokenIds());
            vendor.onExchange(exchange -> {
                if (exchange.status() == 429) {
                    tooMany.incrementAndGet();
                }
            });
            disturb(vendor);
            System.out.println(
                    vendor.baseUrl() + " " + account + " " + vendor.credential().expose());
        }
        HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        service.setExecutor(Executors.newFixedThreadPool(2));
        service.createContext("/use/", this::use);
        service.createContext("/strays/", this::strays);
        service.createContext("/too-many", this::tooMany);
        service.start();
        System.out.println("http://127.0.0.1:" + service.getAddress().getPort());
        return service;
    }

    private static void disturb(SimulatedVendor vendor) {
        vendor.inject(Fault.responseLost().on("POST", ".*").every(23).times(1_000_000));
        vendor.inject(Fault.requestLost().on("POST", ".*").every(37).times(1_000_000));
        vendor.inject(Fault.responseLost().on("DELETE", ".*").every(29).times(1_000_000));
        vendor.inject(Fault.delayHeaders(Duration.ofMillis(700))
                .on("GET", ".*")
                .every(97)
                .times(1_000_000));
        vendor.inject(Fault.status(503).every(71).times(1_000_000));
    }

    private SimulatedVendor accountOf(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        return accounts.get(Integer.parseInt(path.substring(path.lastIndexOf('/') + 1)));
    }

    /** A consumer's call: 200 if its secret works. */
    private void use(HttpExchange exchange) throws IOException {
        Secret secret = Secret.of(exchange.getRequestHeaders().getFirst("Authorization"));
        respond(exchange, accountOf(exchange).accepts(secret) ? 200 : 401, "");
    }

    /** Lists live tokens other than those from the start, whose secrets are not among the posted ones. */
    private void strays(HttpExchange exchange) throws IOException {
        String posted = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Set<String> held = Set.of(posted.split("\n"));
        SimulatedVendor vendor = accountOf(exchange);
        Set<String> strays = new TreeSet<>(vendor.liveTokenIds());
        strays.removeAll(initial.get(accounts.indexOf(vendor)));
        strays.removeIf(id -> held.contains(vendor.secretOf(id).expose()));
        respond(exchange, 200, String.join("\n", strays));
    }

    /** Returns how many requests exceeded the rate so far. */
    private void tooMany(HttpExchange exchange) throws IOException {
        respond(exchange, 200, Integer.toString(tooMany.get()));
    }

    private static void respond(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }
}
