package io.apitokens.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Secret;
import io.apitokens.error.InvalidInputException;
import io.apitokens.fuzz.SweepVendor.Scope;
import io.apitokens.okhttp.OkHttpTransport;
import io.apitokens.okta.ServiceAppKey;
import io.apitokens.transport.Attempt;
import io.apitokens.transport.Headers;
import io.apitokens.transport.HttpMethod;
import io.apitokens.transport.HttpRequest;
import io.apitokens.transport.HttpResponse;
import io.apitokens.transport.HttpTransport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateCrtKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Runs every operation of Okta's clients as a service app, with success and with every failure of the token endpoint and
 * of the API over real HTTP. Searches all output, as {@link CanarySweepTest}, for the access token, the private keys, and
 * the signatures of the assertions and proofs that were sent.
 */
final class ServiceAppSweepTest {

    private static final KeyPair PAIR = rsa();
    private static final RSAPrivateCrtKey PRIVATE = (RSAPrivateCrtKey) PAIR.getPrivate();
    private static final ServiceAppKey KEY = ServiceAppKey.of(PAIR).withKid("sim-kid");

    private static final Attempt ATTEMPT = new Attempt() {
        @Override
        public Duration timeLeft() {
            return Duration.ofSeconds(1);
        }

        @Override
        public void onCancel(Runnable action) {}
    };

    private final SweepVendor vendor = new SweepVendor();
    private final Sightings sightings = new Sightings(canaries());
    private final Sweep sweep = new Sweep(vendor, sightings);

    private static KeyPair rsa() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the access token, the client secret, and the numbers of both private keys in all that they are written as. */
    private String[] canaries() {
        List<String> all = new ArrayList<>(List.of(vendor.credential(), vendor.secret(), Canary.CREDENTIAL));
        all.addAll(members(KEY.toJwk()));
        all.addAll(members(Setup.DPOP_KEY.toJwk()));
        all.add(PRIVATE.getPrivateExponent().toString());
        all.add(PRIVATE.getPrimeP().toString());
        all.add(PRIVATE.getPrivateExponent().toString(16));
        all.add(encoded());
        return all.toArray(new String[0]);
    }

    /** Returns the confidential members of a JSON web key, of those that it has. */
    private static List<String> members(Secret jwk) {
        return Arrays.stream(jwk.expose().split("[{},]", -1))
                .map(member -> member.split("\"", -1))
                .filter(parts -> parts.length > 3
                        && Set.of("d", "p", "q", "dp", "dq", "qi").contains(parts[1]))
                .map(parts -> parts[3])
                .toList();
    }

    /** Returns the confidential part of the key as PEM holds it, in one line. */
    private static String encoded() {
        String text = Base64.getEncoder().encodeToString(PRIVATE.getEncoded());
        // The modulus, which is public, comes first.
        return text.substring(text.length() / 2);
    }

    private static String pem() {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(PRIVATE.getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void nothingThatAuthenticatesAServiceAppShowsAnywhere() throws IOException {
        try (MockWebServer server = Sweep.started(vendor);
                MockWebServer elsewhere = Sweep.started(new Sweep.Trap());
                OkHttpTransport real = OkHttpTransport.create();
                WatchedLog log = new WatchedLog(sightings)) {
            Setup setup = sweep.setup(real, Sweep.origin(server), KEY);
            showKeys(setup);
            for (Failure failure : Failure.all(vendor, Sweep.origin(elsewhere))) {
                Vendor.OKTA.actions().stream()
                        .filter(action -> failure.isNone() || !action.name().contains(", "))
                        .forEach(action -> sweep.drive(setup, action, failure, Scope.CALLS, Scope.ALL));
            }

            assertEquals(Set.of(), sightings.seen());
            assertEquals(0, elsewhere.getRequestCount(), "requests to another host");
            assertTrue(server.getRequestCount() > 2_000, server.getRequestCount() + " requests");
            assertTrue(log.records() > 2_000, log.records() + " of our log records");
            assertTrue(sightings.texts() > 100_000, sightings.texts() + " texts looked through");
        }
    }

    @Test
    void whatAuthenticatesIsSeenWhereItDoesNotBelong() throws IOException {
        String signature = "simSignature" + "Qz7Xk2Vw9Lp4".repeat(6);
        String form = "scope=x&client_assertion=e30.e30." + signature;
        Headers proof = Headers.of("DPoP", "e30.e30." + signature);
        String url = "https://host/?x=" + signature.substring(30);
        assertTrue(seenIn(HttpRequest.of(HttpMethod.POST, "https://host/", proof, bytes(form)))
                .isEmpty());
        assertFalse(seenIn(HttpRequest.of(HttpMethod.GET, url, proof, null)).isEmpty());
        assertFalse(seenIn(HttpRequest.of(HttpMethod.POST, url, Headers.none(), bytes(form)))
                .isEmpty());
        for (String member : members(KEY.toJwk())) {
            Sightings some = new Sightings(canaries());
            some.text("a text", "before " + member.substring(20, 40) + " behind");
            assertEquals(1, some.seen().size());
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Set<String> seenIn(HttpRequest request) throws IOException {
        Sightings some = new Sightings(canaries());
        HttpTransport none =
                (sent, attempt) -> new HttpResponse(204, Headers.none(), new ByteArrayInputStream(new byte[0]));
        new WatchedTransport(none, some).send(request, ATTEMPT).close();
        return some.seen();
    }

    private void showKeys(Setup setup) {
        sightings.scene("keys", "nothing sent");
        sightings.object("a key", KEY);
        sightings.object("a key", Setup.DPOP_KEY);
        sightings.object("a key as it is stored", KEY.toJwk());
        sightings.text("a public key", KEY.publicJwk());
        sightings.object("a builder", setup.oktaBuilder());
        sightings.object("a client", setup.okta());
        String pem = pem();
        for (String damaged : List.of(
                pem.substring(0, pem.length() / 2),
                pem.substring(40),
                "\"" + pem + "\"",
                pem.replace("BEGIN PRIVATE", "BEGIN ENCRYPTED PRIVATE"),
                pem.replace("BEGIN PRIVATE", "BEGIN EC PRIVATE"),
                pem.replace("PRIVATE KEY", "PUBLIC KEY"),
                pem.replaceFirst("A", "?"),
                KEY.toJwk().expose().replace("}", ",}"),
                KEY.toJwk().expose().replace("RSA", "EC"),
                KEY.toJwk().expose().substring(40))) {
            refused(damaged);
        }
    }

    private void refused(String text) {
        try {
            sightings.object("a key", ServiceAppKey.of(Secret.of(text)));
        } catch (InvalidInputException e) {
            sightings.object("a refused key", e);
        }
    }
}
