package io.apitokens.crash;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.apitokens.Account;
import io.apitokens.IssuedToken;
import io.apitokens.Secret;
import io.apitokens.SecretStore;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.okta.ServiceAppKey;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.SimulatedAstro;
import io.apitokens.testkit.SimulatedGcore;
import io.apitokens.testkit.SimulatedOkta;
import io.apitokens.testkit.SimulatedOktaApps;
import io.apitokens.testkit.SimulatedVendor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * the rates that Gcore and Astro document. Okta documents no rate that holds for every org, so it has no limit here.
 * Consumers call another service of the vendors with their secrets, which has no limit of its own.
 */
final class VendorProcess {

    private static final int GCORE_RATE = 100;
    /** 25 reads, 10 changes and 5 deletions: the simulator counts all requests together. */
    private static final int ASTRO_RATE = 40;

    private final Path directory;
    private final int keys;
    private final List<SimulatedVendor> accounts = new ArrayList<>();
    private final List<Set<String>> initial = new ArrayList<>();
    private final SimulatedOkta okta = SimulatedOkta.start();
    private final List<String> apps = new ArrayList<>();
    private final AtomicInteger tooMany = new AtomicInteger();

    private VendorProcess(Path directory, int keys) {
        this.directory = directory;
        this.keys = keys;
    }

    /**
     * Writes the accounts and the first secrets at Okta, prints the address of the other service, and ends when its input
     * ends. The arguments are the directory and the number of keys.
     */
    public static void main(String[] args) throws IOException {
        VendorProcess process = new VendorProcess(Path.of(args[0]), Integer.parseInt(args[1]));
        HttpServer service = process.start();
        while (System.in.read() >= 0) {
            // The parent's death ends the input.
        }
        service.stop(0);
        System.exit(0);
    }

    private HttpServer start() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < Plan.OKTA; i++) {
            if (i < Plan.GCORE_ACCOUNTS) {
                SimulatedGcore gcore = SimulatedGcore.start(InstantSource.system(), 7_000_000L + i)
                        .quota(100_000);
                gcore.rateLimit(GCORE_RATE, Duration.ofSeconds(1));
                lines.add(opened(gcore, Long.toString(gcore.clientId())));
            } else {
                SimulatedAstro astro = SimulatedAstro.start(InstantSource.system(), "clsimcrash00000000000000" + i);
                astro.rateLimit(ASTRO_RATE, Duration.ofSeconds(1));
                lines.add(opened(astro, astro.organizationId()));
            }
        }
        addApps();
        lines.add(opened(okta, okta.apps().tokenUrl()));
        Files.write(Clients.accounts(directory), lines, StandardCharsets.UTF_8);
        HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        service.setExecutor(Executors.newFixedThreadPool(2));
        service.createContext("/use/", this::use);
        service.createContext("/strays/", this::strays);
        service.createContext("/too-many", this::tooMany);
        service.start();
        System.out.println("http://127.0.0.1:" + service.getAddress().getPort());
        return service;
    }

    /** Begins the disturbances of a vendor; returns what its clients need to know. */
    private String opened(SimulatedVendor vendor, String account) {
        accounts.add(vendor);
        initial.add(vendor.liveTokenIds());
        vendor.onExchange(exchange -> {
            if (exchange.status() == 429) {
                tooMany.incrementAndGet();
            }
        });
        disturb(vendor);
        return vendor.baseUrl() + " " + account + " " + vendor.credential().expose();
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

    /** Adds an app for each key at Okta, with the credential that an administrator has made and stored. */
    private void addApps() throws IOException {
        SimulatedOktaApps all = okta.apps();
        List<String> lines = new ArrayList<>();
        for (int key = Plan.OKTA; key < keys; key += Plan.ACCOUNTS) {
            String app = all.addApp();
            ServiceAppKey pair = ServiceAppKey.generate();
            boolean isSecret = Plan.isClientSecret(key);
            String id = isSecret ? all.addClientSecret(app) : all.addKey(app, pair.publicJwk());
            store(key, id, isSecret ? all.clientSecretOf(id) : pair.toJwk());
            apps.add(app);
            lines.add(app + " " + all.clientIdOf(app) + " " + id);
        }
        Files.write(Clients.apps(directory), lines, StandardCharsets.UTF_8);
    }

    private void store(int key, String id, Secret secret) throws IOException {
        Token token =
                Token.builder(TokenId.of(new Account("okta", "org"), id), id).build();
        SecretStore.file(Plan.storeOf(directory, key)).write(IssuedToken.of(token, secret), null);
    }

    private static int lastNumber(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        return Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
    }

    /** A consumer's call: 200 if its secret works. */
    private void use(HttpExchange exchange) throws IOException {
        Secret secret = Secret.of(exchange.getRequestHeaders().getFirst("Authorization"));
        int key = lastNumber(exchange);
        boolean works = Plan.isAtOkta(key)
                ? okta.apps().accepts(apps.get(Plan.appOf(key)), secret)
                : accounts.get(key % Plan.ACCOUNTS).accepts(secret);
        respond(exchange, works ? 200 : 401, "");
    }

    /** Lists what is left of an account besides what was there at the start and the credentials of the posted secrets. */
    private void strays(HttpExchange exchange) throws IOException {
        String posted = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        int account = lastNumber(exchange);
        respond(exchange, 200, String.join("\n", account == Plan.OKTA ? credentials() : tokens(account, posted)));
    }

    private Set<String> tokens(int account, String posted) {
        Set<String> held = Set.of(posted.split("\n"));
        SimulatedVendor vendor = accounts.get(account);
        Set<String> strays = new TreeSet<>(vendor.liveTokenIds());
        strays.removeAll(initial.get(account));
        strays.removeIf(id -> held.contains(vendor.secretOf(id).expose()));
        return strays;
    }

    /** Lists all but one credential of each app. Whether the remaining one is the stored one, a consumer's call shows. */
    private List<String> credentials() {
        List<String> strays = new ArrayList<>();
        for (String app : apps) {
            okta.apps().credentialsOf(app).keySet().stream().skip(1).forEach(strays::add);
        }
        return strays;
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
