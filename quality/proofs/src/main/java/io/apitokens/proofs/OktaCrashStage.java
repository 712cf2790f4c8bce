package io.apitokens.proofs;

import io.apitokens.IssuedToken;
import io.apitokens.Secret;
import io.apitokens.SecretStore;
import io.apitokens.StoredSecret;
import io.apitokens.TokenId;
import io.apitokens.okhttp.OkHttpTransport;
import io.apitokens.okta.OktaApp;
import io.apitokens.okta.ServiceAppKey;
import io.apitokens.rotation.Journal;
import io.apitokens.rotation.Rotation;
import io.apitokens.spi.RotationTarget;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedOkta;
import io.apitokens.testkit.SimulatedOktaApps;
import io.apitokens.transport.HttpTransport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A simulated org with one client secret or key to rotate, and another app beside it. */
final class OktaCrashStage implements CrashStage {

    private static final int PLACES = 2;

    private final ManualTimeSource timeSource;
    private final Journal journal;
    private final SecretStore store;
    private final HttpTransport transport = OkHttpTransport.create();
    private final SimulatedOkta simulator;
    private final SimulatedOktaApps apps;
    private final String app;
    private final String otherApp;
    private final Map<String, Boolean> others;
    private final RotationTarget target;
    private final TokenId first;
    private final boolean limited;

    OktaCrashStage(OktaSubject subject, Instant start, Journal journal, SecretStore store) {
        this.timeSource = ManualTimeSource.startingAt(start);
        this.journal = journal;
        this.store = store;
        this.simulator = SimulatedOkta.start(timeSource);
        this.apps = simulator.apps();
        this.app = apps.addApp();
        this.otherApp = apps.addApp();
        apps.addClientSecret(otherApp);
        apps.addKey(otherApp, ServiceAppKey.generate().publicJwk());
        this.others = apps.credentialsOf(otherApp);
        OktaApp client = OktaSubject.client(simulator.baseUrl(), simulator.credential(), timeSource, transport)
                .app(app);
        this.target = subject.target(client);
        this.first = stored(subject.add(apps, client));
        this.limited = subject == OktaSubject.SECRET;
    }

    private TokenId stored(IssuedToken issued) {
        try {
            store.write(issued, null);
            return issued.token().id();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ManualTimeSource timeSource() {
        return timeSource;
    }

    @Override
    public SimulatedOkta simulator() {
        return simulator;
    }

    @Override
    public TokenId first() {
        return first;
    }

    @Override
    public Rotation.Builder rotation() {
        return Rotation.builder(target, first, store, journal).timeSource(timeSource);
    }

    private Secret storedSecret() throws IOException {
        return store.read().map(StoredSecret::secret).orElseThrow(() -> new IOException("nothing is stored"));
    }

    @Override
    public boolean hasWorkingSecret() throws IOException {
        return apps.accepts(app, storedSecret());
    }

    /** Returns all credentials but one: after a rotation only the stored one is left. */
    @Override
    public Set<String> strays() throws IOException {
        Set<String> strays = new TreeSet<>(apps.credentialsOf(app).keySet());
        Secret stored = storedSecret();
        strays.removeIf(id -> strays.size() == 1 && apps.accepts(app, stored));
        return strays;
    }

    @Override
    public List<String> violations() {
        List<String> violations = new ArrayList<>();
        if (!others.equals(apps.credentialsOf(otherApp))) {
            violations.add("a credential of another app was touched");
        }
        long refusedCreates = simulator.requests().stream()
                .filter(request ->
                        request.method().equals("POST") && request.path().endsWith("/secrets"))
                .count();
        if (limited && refusedCreates >= PLACES) {
            violations.add("a third client secret was requested");
        }
        return violations;
    }

    @Override
    public void close() {
        simulator.close();
        transport.close();
    }
}
