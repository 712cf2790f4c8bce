package io.apitokens.proofs;

import io.apitokens.CanCreate;
import io.apitokens.Secret;
import io.apitokens.SecretStore;
import io.apitokens.StoredSecret;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.auth.Credential;
import io.apitokens.auth.CredentialSource;
import io.apitokens.okhttp.OkHttpTransport;
import io.apitokens.rotation.Journal;
import io.apitokens.rotation.Rotation;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedVendor;
import io.apitokens.transport.HttpTransport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A simulated vendor with one token to rotate, the secret store that holds its secret, and a journal. */
final class RotationStage implements CrashStage {

    private final CreatingVendor vendor;
    private final ManualTimeSource timeSource;
    private final Journal journal;
    private final SecretStore store;
    private final HttpTransport transport = OkHttpTransport.create();
    private final SimulatedVendor simulator;
    private final Set<String> others;
    private final Token first;

    /** Starts the vendor and creates the token. The journal and the secret store must be empty. */
    RotationStage(CreatingVendor vendor, Instant start, Journal journal, SecretStore store) {
        this.vendor = vendor;
        this.timeSource = ManualTimeSource.startingAt(start);
        this.journal = journal;
        this.store = store;
        this.simulator = vendor.start(timeSource);
        this.others = simulator.liveTokenIds();
        this.first = tokens(administrator(), transport).create(vendor.spec("rotated", simulator), store);
    }

    /** Starts with the journal at a place, and a secret store in a file of an empty directory. */
    static RotationStage at(CreatingVendor vendor, Instant start, Path directory, String journal) {
        return new RotationStage(vendor, start, JournalPlaces.open(journal), storeIn(directory));
    }

    static SecretStore storeIn(Path directory) {
        return SecretStore.file(directory.resolve("secret"));
    }

    @Override
    public ManualTimeSource timeSource() {
        return timeSource;
    }

    Journal journal() {
        return journal;
    }

    SecretStore store() {
        return store;
    }

    HttpTransport transport() {
        return transport;
    }

    @Override
    public SimulatedVendor simulator() {
        return simulator;
    }

    @Override
    public TokenId first() {
        return first.id();
    }

    CredentialSource administrator() {
        return CredentialSource.fixed(Credential.of(vendor.scheme(), simulator.credential()));
    }

    /** Returns the credential source of a consumer: the stored secret, read again after the given time. */
    CredentialSource stored(Duration every) {
        return CredentialSource.from(store, vendor.scheme(), every, timeSource);
    }

    /** Creates a separate client. It owns nothing that must be closed: the transport is the caller's. */
    CanCreate tokens(CredentialSource credentials, HttpTransport connections) {
        return vendor.tokens(new CreatingVendor.Access(
                simulator.baseUrl(), CreatingVendor.accountOf(simulator), credentials, timeSource, connections));
    }

    private Secret storedSecret() throws IOException {
        return store.read().map(StoredSecret::secret).orElseThrow(() -> new IOException("nothing is stored"));
    }

    @Override
    public Rotation.Builder rotation() {
        return Rotation.builder(tokens(administrator(), transport), first(), store, journal)
                .timeSource(timeSource);
    }

    @Override
    public boolean hasWorkingSecret() throws IOException {
        return simulator.accepts(storedSecret());
    }

    @Override
    public Set<String> strays() throws IOException {
        Secret stored = storedSecret();
        Set<String> strays = new TreeSet<>(simulator.liveTokenIds());
        strays.removeAll(others);
        strays.removeIf(id -> simulator.secretOf(id).equals(stored));
        return strays;
    }

    @Override
    public List<String> violations() {
        return List.of();
    }

    @Override
    public void close() {
        simulator.close();
        transport.close();
    }
}
