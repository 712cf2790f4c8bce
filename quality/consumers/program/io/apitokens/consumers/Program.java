package io.apitokens.consumers;

import io.apitokens.Resource;
import io.apitokens.Secret;
import io.apitokens.SecretStore;
import io.apitokens.Token;
import io.apitokens.TokenSpec;
import io.apitokens.astro.AstroIam;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.Candidates;
import io.apitokens.error.LostCreateException;
import io.apitokens.error.Outcome;
import io.apitokens.error.TransportException;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.okhttp.OkHttpTransport;
import io.apitokens.rotation.Journal;
import io.apitokens.rotation.Rotation;
import io.apitokens.rotation.RotationState;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/** What every consumer does with simulated vendors. The first step that fails ends it with an exception. */
public final class Program {

    private final Properties vendors;
    private final Path directory;

    private Program(Properties vendors, Path directory) {
        this.vendors = vendors;
        this.directory = directory;
    }

    /**
     * Runs the program and prints its line.
     *
     * @param args the file that {@code Stage} wrote
     */
    public static void main(String[] args) throws Exception {
        System.out.println(run(Path.of(args[0])));
    }

    /**
     * Runs the program.
     *
     * @param stage the file that {@code Stage} wrote; secrets and journals are written beside it
     * @return a line that names the jar of OkHttp and what worked
     */
    public static String run(Path stage) throws Exception {
        Properties vendors = new Properties();
        try (Reader in = Files.newBufferedReader(stage)) {
            vendors.load(in);
        }
        Program program = new Program(vendors, stage.toAbsolutePath().getParent());
        program.listWithRetry();
        program.loseCreate();
        program.refuseUntrusted();
        program.listOverTls();
        program.listOverHttp2();
        program.callAsync();
        program.rotate();
        return "consumer: okhttp=" + jarOfOkHttp() + " java=" + System.getProperty("java.version")
                + " list lost-create untrusted-tls tls http2 async rotation";
    }

    /** Returns the jar without its folder and suffix, and without the prefix that Quarkus gives it. */
    private static String jarOfOkHttp() {
        String place = OkHttpClient.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString();
        return place.replaceFirst(".*[/.](okhttp-[^/!]*)[.]jar.*", "$1");
    }

    private String get(String key) {
        String value = vendors.getProperty(key);
        return value == null ? missing(key) : value;
    }

    private static String missing(String key) {
        throw new IllegalArgumentException("the stage has no " + key);
    }

    private static void check(boolean condition, String rule, Object seen) {
        if (!condition) {
            throw new IllegalStateException(rule + ", but: " + seen);
        }
    }

    private GcoreIam.Builder gcoreAt(String url) {
        return GcoreIam.builder()
                .baseUrl(get(url))
                .allowHttpOnLoopback()
                .apiKey(Secret.of(get("gcore.key")))
                .clientId(Long.parseLong(get("gcore.client")));
    }

    private AstroIam.Builder astroAt(String url, String token) {
        return AstroIam.builder()
                .baseUrl(get(url))
                .allowHttpOnLoopback()
                .apiToken(Secret.of(get(token)))
                .organizationId(get("astro.organization"));
    }

    private static TokenSpec spec(String name, String role) {
        return TokenSpec.builder(name)
                .grant(role, Resource.account())
                .expiresAfter(Duration.ofDays(1))
                .build();
    }

    /** The first response is a 503. */
    private void listWithRetry() {
        try (GcoreIam gcore = gcoreAt("gcore.url").build()) {
            List<Token> tokens = gcore.tokens().list().stream().toList();
            check(tokens.size() == 2, "the account has two tokens", tokens);
        }
    }

    /** The vendor creates the token and closes the connection. */
    private void loseCreate() {
        try (GcoreIam gcore = gcoreAt("gcore.url").build()) {
            SecretStore store = SecretStore.file(directory.resolve("lost.token"));
            Token created = gcore.tokens().create(spec("lost", "Users"), store);
            throw new IllegalStateException("the response was not lost: " + created);
        } catch (LostCreateException e) {
            check(e.outcome() == Outcome.UNKNOWN, "the outcome is unknown", e);
            check(e.candidates() instanceof Candidates.Found, "candidates were found", e);
            List<Token> found = ((Candidates.Found) e.candidates()).tokens();
            check(found.size() == 1, "there is one candidate", e);
            try (GcoreIam gcore = gcoreAt("gcore.url").build()) {
                gcore.tokens().delete(found.get(0).id());
            }
        }
    }

    private void refuseUntrusted() {
        try (GcoreIam gcore = gcoreAt("tls.url").build()) {
            SecretStore store = SecretStore.file(directory.resolve("untrusted.token"));
            Token created = gcore.tokens().create(spec("untrusted", "Users"), store);
            throw new IllegalStateException("an untrusted server was trusted: " + created);
        } catch (ApiTokenException e) {
            check(e instanceof TransportException, "the transport failed", e);
            check(e.outcome() == Outcome.NOT_APPLIED, "nothing was sent", e);
        }
    }

    private void listOverTls() throws Exception {
        try (OkHttpTransport transport =
                        OkHttpTransport.builder().trust(certificate()).build();
                GcoreIam gcore = gcoreAt("tls.url").transport(transport).build()) {
            List<Token> tokens = gcore.tokens().list().stream().toList();
            check(tokens.isEmpty(), "the server has no tokens", tokens);
        }
    }

    private X509Certificate certificate() throws Exception {
        KeyStore keys = KeyStore.getInstance(
                Path.of(get("tls.keystore")).toFile(), get("tls.password").toCharArray());
        return (X509Certificate) keys.getCertificate("vendor");
    }

    private void listOverHttp2() throws IOException {
        OkHttpClient http2 = new OkHttpClient.Builder()
                .protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE))
                .build();
        try (OkHttpTransport transport = OkHttpTransport.builder().client(http2).build();
                AstroIam astro = astroAt("astro.http2.url", "astro.http2.token")
                        .transport(transport)
                        .build()) {
            List<Token> tokens = astro.tokens().list().stream().toList();
            check(!tokens.isEmpty(), "the organization has tokens", tokens);
        } finally {
            http2.connectionPool().evictAll();
        }
    }

    private void callAsync() throws Exception {
        try (GcoreIam gcore = gcoreAt("gcore.url").build()) {
            Object account = gcore.api().getAccount().executeAsync().get(30, TimeUnit.SECONDS);
            check(account != null, "the account was read", account);
        }
    }

    private void rotate() throws InterruptedException {
        try (AstroIam astro = astroAt("astro.url", "astro.token").build()) {
            SecretStore store = SecretStore.file(directory.resolve("deployer.token"));
            Journal journal = Journal.file(directory.resolve("rotations.journal"));
            Token old = astro.tokens().create(spec("deployer", "ORGANIZATION_MEMBER"), store);
            RotationState state = Rotation.builder(astro.tokens(), old.id(), store, journal)
                    .overlap(Duration.ofMillis(1))
                    .visibilityDelay(Duration.ofMillis(1)) // the program runs in real time
                    .build()
                    .run();
            check(state instanceof RotationState.Done, "the rotation is done", state);
            RotationState.Done done = (RotationState.Done) state;
            check(!done.successor().equals(old.id()), "the token is another one", done);
            astro.tokens().delete(done.successor());
        }
    }
}
