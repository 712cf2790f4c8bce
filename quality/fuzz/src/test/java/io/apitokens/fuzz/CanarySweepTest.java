package io.apitokens.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Account;
import io.apitokens.IssuedToken;
import io.apitokens.Secret;
import io.apitokens.SecretStore;
import io.apitokens.StoredSecret;
import io.apitokens.auth.Credential;
import io.apitokens.auth.CredentialSource;
import io.apitokens.call.CallEnd;
import io.apitokens.call.CallListener;
import io.apitokens.call.ErrorDocument;
import io.apitokens.call.Operation;
import io.apitokens.call.RawResponse;
import io.apitokens.call.VendorError;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.LostCreateException;
import io.apitokens.error.UnreadableResponseException;
import io.apitokens.okhttp.OkHttpTransport;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.MemorySecretStore;
import io.apitokens.transport.Headers;
import io.apitokens.transport.HttpMethod;
import io.apitokens.transport.HttpRequest;
import io.apitokens.transport.HttpResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Runs every operation of every vendor with success and with every failure over real HTTP. Searches all output for the
 * credential and for issued secrets: logs, listener, errors, objects passed to reflective serialisers, URLs, and
 * requests to another host.
 */
final class CanarySweepTest {

    private final SweepVendor vendor = new SweepVendor();
    private final Sightings sightings = new Sightings(vendor.credential(), vendor.secret());
    private final ManualTimeSource timeSource = ManualTimeSource.startingAt(Instant.parse("2026-08-01T10:00:00Z"));

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void noSecretShowsAnywhere() throws IOException {
        try (MockWebServer server = started(vendor);
                MockWebServer elsewhere = started(new Trap());
                OkHttpTransport real = OkHttpTransport.create();
                WatchedLog log = new WatchedLog(sightings)) {
            Setup setup = setup(real, origin(server));
            showClients(setup);
            showResponses();
            for (Failure failure : Failure.all(vendor, origin(elsewhere))) {
                for (Vendor each : Vendor.values()) {
                    each.actions().stream()
                            .filter(action -> failure.isNone() || !action.name().contains(", "))
                            .forEach(action -> drive(setup, action, failure));
                }
            }

            assertEquals(Set.of(), sightings.seen());
            assertEquals(0, elsewhere.getRequestCount(), "requests to another host");
            assertTrue(server.getRequestCount() > 2_000, server.getRequestCount() + " requests");
            assertTrue(log.records() > 2_000, log.records() + " of our log records");
            assertTrue(sightings.texts() > 100_000, sightings.texts() + " texts looked through");
        }
    }

    @Test
    void aCanaryInAnySpellingIsSeen() {
        String[] spellings = {
            vendor.credential(),
            vendor.encodedCredential(),
            vendor.jsonSecret(),
            java.util.Base64.getEncoder().encodeToString(("APIKey " + vendor.credential()).getBytes()),
            vendor.secret().substring(20)
        };
        for (String spelling : spellings) {
            Sightings some = new Sightings(vendor.credential(), vendor.secret());
            some.text("a text", "before " + spelling + " behind");
            assertEquals(1, some.seen().size(), spelling);
        }
    }

    private void drive(Setup setup, Action action, Failure failure) {
        sightings.scene(action.name(), failure.name());
        // Fail only the first request, so that the steps after it succeed; then fail every request.
        for (boolean onlyFirst : new boolean[] {true, false}) {
            vendor.fail(failure, onlyFirst);
            try {
                sightings.object("a value", action.run().apply(setup));
            } catch (ApiTokenException e) {
                sightings.object("an error", e);
                taken(e);
            }
            if (vendor.requests() <= 1) {
                // The operation has a single step, so the second pass would be the same.
                return;
            }
        }
    }

    /** Takes the secret out of the error. The error must not show it afterwards. */
    private void taken(ApiTokenException error) {
        if (error instanceof LostCreateException lost) {
            lost.takeSecret();
        } else if (error instanceof UnreadableResponseException unreadable) {
            unreadable.takeSecret();
        }
        sightings.text("an error whose secret was taken", Case.text(error));
    }

    private void showClients(Setup setup) {
        sightings.scene("clients", "nothing sent");
        sightings.object("a builder", setup.gcoreBuilder());
        sightings.object("a client", setup.gcore());
        sightings.object("a client", setup.astro());
        sightings.object("a client", setup.okta());
        sightings.object("a list", setup.okta().tokens().list());
        sightings.object("a call", setup.okta().api().revokeCurrentApiToken());
        refused(() -> Credential.of("Bearer", Secret.of(vendor.credential() + " ")));
        refused(() -> Credential.of(vendor.credential() + "\n", Secret.of("simToken")));
        refused(() -> io.apitokens.TokenId.parse("gcore/456/" + vendor.credential()));
        refused(() -> io.apitokens.call.BaseUrl.parse("baseUrl", "https://" + vendor.credential() + "@host", true));
        refused(() ->
                setup.okta().tokens().list().from("/" + vendor.credential()).toList());
        refused(() -> setup.astro().tokens().list().from(vendor.credential()).toList());
    }

    /** Checks types that only implementors of transports and vendors use. */
    private void showResponses() {
        sightings.scene("responses", "made by hand");
        byte[] body = vendor.errorDocument().getBytes(StandardCharsets.UTF_8);
        Headers headers = Headers.of("X-Echo", vendor.credential());
        sightings.object("RawResponse", new RawResponse(400, headers, body));
        sightings.object("ErrorDocument", ErrorDocument.of(new RawResponse(400, headers, body)));
        sightings.object("HttpResponse", new HttpResponse(400, headers, new ByteArrayInputStream(body)));
        sightings.object("HttpRequest", HttpRequest.of(HttpMethod.POST, "https://host/", headers, body));
        // Its components hold the vendor's message by design; toString must not show them.
        VendorError error = new VendorError(vendor.credential(), vendor.credential(), null, List.of());
        sightings.text("VendorError, toString", error.toString());
    }

    private void refused(Runnable input) {
        try {
            input.run();
        } catch (InvalidInputException e) {
            sightings.object("a refusal", e);
        }
    }

    private Setup setup(OkHttpTransport real, String server) {
        Credential credential = Credential.of("APIKey", Secret.of(vendor.credential()));
        CredentialSource source = request -> {
            sightings.object("CredentialRequest", request);
            sightings.object("Credential", credential);
            return credential;
        };
        return new Setup(
                new WatchedTransport(real, sightings), timeSource, new Watcher(), new WatchedStore(), source, server);
    }

    private static MockWebServer started(Dispatcher dispatcher) throws IOException {
        MockWebServer server = new MockWebServer();
        server.setDispatcher(dispatcher);
        server.setServerSocketFactory(new QuickServerSocket.Factory());
        server.start(java.net.InetAddress.getByName("127.0.0.1"), 0);
        return server;
    }

    private static String origin(MockWebServer server) {
        return "http://127.0.0.1:" + server.getPort();
    }

    /** Another host, which must receive no request. */
    private static final class Trap extends Dispatcher {
        @Override
        public MockResponse dispatch(RecordedRequest request) {
            return new MockResponse.Builder().code(500).build();
        }
    }

    private final class WatchedStore implements SecretStore {
        private MemorySecretStore memory = MemorySecretStore.create();

        @Override
        public String id() {
            return memory.id();
        }

        @Override
        public void check() throws IOException {
            // Every create begins with a check, and needs an empty store.
            memory = MemorySecretStore.create();
            memory.check();
        }

        @Override
        public Optional<StoredSecret> read() throws IOException {
            Optional<StoredSecret> stored = memory.read();
            stored.ifPresent(held -> sightings.object("StoredSecret", held));
            return stored;
        }

        @Override
        public String write(IssuedToken issued, @Nullable String expectedVersion) throws IOException {
            sightings.object("IssuedToken", issued);
            return memory.write(issued, expectedVersion);
        }
    }

    private final class Watcher implements CallListener {
        @Override
        public void onStart(Account account, Operation operation) {
            sightings.object("listener", account);
            sightings.object("listener", operation);
        }

        @Override
        public void onRetry(Account account, Operation operation, int retry, Duration wait) {
            sightings.object("listener", account);
        }

        @Override
        public void onEnd(CallEnd end) {
            sightings.object("listener", end);
        }
    }
}
