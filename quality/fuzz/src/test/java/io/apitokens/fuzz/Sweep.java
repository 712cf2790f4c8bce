package io.apitokens.fuzz;

import io.apitokens.Account;
import io.apitokens.IssuedToken;
import io.apitokens.Secret;
import io.apitokens.SecretStore;
import io.apitokens.StoredSecret;
import io.apitokens.auth.Credential;
import io.apitokens.auth.CredentialSource;
import io.apitokens.call.CallEnd;
import io.apitokens.call.CallListener;
import io.apitokens.call.Operation;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.LostCreateException;
import io.apitokens.error.UnreadableResponseException;
import io.apitokens.okhttp.OkHttpTransport;
import io.apitokens.okta.ServiceAppKey;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.MemorySecretStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/** Runs actions with clients whose listener, store, transport and time source belong to a test, and searches all output. */
final class Sweep {

    private final SweepVendor vendor;
    private final Sightings sightings;
    private final ManualTimeSource timeSource = ManualTimeSource.startingAt(Instant.parse("2026-08-01T10:00:00Z"));

    Sweep(SweepVendor vendor, Sightings sightings) {
        this.vendor = vendor;
        this.sightings = sightings;
    }

    /** Runs an action with a failure, once for each scope, unless the action makes one request only. */
    void drive(Setup setup, Action action, Failure failure, SweepVendor.Scope... scopes) {
        sightings.scene(action.name(), failure.name());
        for (SweepVendor.Scope scope : scopes) {
            vendor.fail(failure, scope);
            try {
                sightings.object("a value", action.run().apply(setup));
            } catch (ApiTokenException e) {
                sightings.object("an error", e);
                taken(e);
            }
            if (vendor.requests() <= 1) {
                // Every other pass would be the same.
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

    /**
     * Creates the dependencies of actions.
     *
     * @param serviceApp the key of a service app; null for clients with the canary as their credential
     */
    Setup setup(OkHttpTransport real, String server, @Nullable ServiceAppKey serviceApp) {
        Credential credential = Credential.of("APIKey", Secret.of(vendor.credential()));
        CredentialSource source = request -> {
            sightings.object("CredentialRequest", request);
            sightings.object("Credential", credential);
            return credential;
        };
        return new Setup(
                new WatchedTransport(real, sightings),
                timeSource,
                new Watcher(),
                new WatchedStore(),
                source,
                server,
                serviceApp);
    }

    static MockWebServer started(Dispatcher dispatcher) throws IOException {
        MockWebServer server = new MockWebServer();
        server.setDispatcher(dispatcher);
        server.setServerSocketFactory(new QuickServerSocket.Factory());
        server.start(java.net.InetAddress.getByName("127.0.0.1"), 0);
        return server;
    }

    static String origin(MockWebServer server) {
        return "http://127.0.0.1:" + server.getPort();
    }

    /** Another host, which must receive no request. */
    static final class Trap extends Dispatcher {
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
