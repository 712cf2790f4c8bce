package io.apitokens.consumers;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.SimulatedAstro;
import io.apitokens.testkit.SimulatedGcore;
import io.apitokens.testkit.SimulatedRequest;
import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.time.Clock;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** The simulated vendors of {@link Program}, with the faults that it meets, and a server with an unknown certificate. */
public final class Stage implements AutoCloseable {

    private static final String PASSWORD = "fake-password";
    private static final byte[] NO_TOKENS = "[]".getBytes(StandardCharsets.UTF_8);

    private final SimulatedGcore gcore;
    private final SimulatedAstro astro;
    private final Set<String> gcoreAtStart;
    private final Set<String> astroAtStart;
    private final SimulatedAstro http2 = SimulatedAstro.startHttp2(Clock.systemUTC());
    private final Path keys;
    private final HttpsServer tls;

    /**
     * Prepares two simulators.
     *
     * @param directory an empty directory
     */
    public Stage(SimulatedGcore gcore, SimulatedAstro astro, Path directory) throws Exception {
        this.gcore = gcore;
        this.astro = astro;
        this.gcoreAtStart = Set.copyOf(gcore.liveTokenIds());
        this.astroAtStart = Set.copyOf(astro.liveTokenIds());
        gcore.inject(Fault.status(503).on("GET", "/tokens"));
        gcore.inject(Fault.responseLost().on("POST", "/tokens"));
        this.keys = directory.resolve("vendor.p12");
        makeKeys(keys);
        this.tls = tls(keys);
    }

    /**
     * Starts simulators in this process and stops them when the standard input ends.
     *
     * @param args a directory; {@code stage.properties} is written there when all servers run
     */
    public static void main(String[] args) throws Exception {
        Path directory = Path.of(args[0]);
        try (SimulatedGcore gcore = SimulatedGcore.start();
                SimulatedAstro astro = SimulatedAstro.start();
                Stage stage = new Stage(gcore, astro, directory)) {
            stage.write(directory);
            System.in.transferTo(System.out);
            stage.check();
        }
    }

    /** Writes the addresses and credentials, and returns the file. */
    public Path write(Path directory) throws IOException {
        Properties all = new Properties();
        all.setProperty("gcore.url", gcore.baseUrl());
        all.setProperty("gcore.key", gcore.credential().expose());
        all.setProperty("gcore.client", String.valueOf(gcore.clientId()));
        all.setProperty("astro.url", astro.baseUrl());
        all.setProperty("astro.token", astro.credential().expose());
        all.setProperty("astro.organization", astro.organizationId());
        all.setProperty("astro.http2.url", http2.baseUrl());
        all.setProperty("astro.http2.token", http2.credential().expose());
        all.setProperty("tls.url", "https://localhost:" + tls.getAddress().getPort());
        all.setProperty("tls.keystore", keys.toString());
        all.setProperty("tls.password", PASSWORD);
        Path file = directory.resolve("stage.properties");
        Path unfinished = directory.resolve("stage.unfinished");
        try (Writer out = Files.newBufferedWriter(unfinished)) {
            all.store(out, null);
        }
        return Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Throws unless each fault was met once and no token was left behind. */
    public void check() {
        long lists = count("GET");
        long creates = count("POST");
        boolean whole = lists >= 2
                && creates == 1
                && gcore.liveTokenIds().equals(gcoreAtStart)
                && astro.liveTokenIds().equals(astroAtStart);
        if (!whole) {
            throw new IllegalStateException("lists " + lists + ", creates " + creates + ", Gcore "
                    + gcore.liveTokenIds() + ", Astro " + astro.liveTokenIds());
        }
    }

    private long count(String method) {
        return gcore.requests().stream()
                .filter(request -> request.method().equals(method))
                .map(SimulatedRequest::path)
                .filter(path -> path.contains("/tokens"))
                .count();
    }

    @Override
    public void close() {
        tls.stop(0);
        http2.close();
    }

    private static void makeKeys(Path file) throws Exception {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                        "-genkeypair", "-alias", "vendor", "-keyalg", "EC", "-dname", "CN=localhost",
                        "-ext", "san=dns:localhost", "-storetype", "PKCS12",
                        "-keystore", file.toString(), "-storepass", PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!keytool.waitFor(60, TimeUnit.SECONDS)) {
            keytool.destroyForcibly();
            throw new TimeoutException("keytool");
        }
    }

    private static HttpsServer tls(Path keys) throws Exception {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray()), PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        HttpsServer server =
                HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, NO_TOKENS.length);
            exchange.getResponseBody().write(NO_TOKENS);
            exchange.close();
        });
        server.start();
        return server;
    }
}
