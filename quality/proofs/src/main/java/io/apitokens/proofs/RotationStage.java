package io.apitokens.proofs;

import io.apitokens.CanCreate;
import io.apitokens.Secret;
import io.apitokens.SecretSink;
import io.apitokens.StoredSecret;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.auth.Credential;
import io.apitokens.auth.CredentialSource;
import io.apitokens.okhttp.OkHttpTransport;
import io.apitokens.rotation.Journal;
import io.apitokens.testkit.ManualTiming;
import io.apitokens.testkit.SimulatedVendor;
import io.apitokens.transport.HttpTransport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/** A simulated vendor with one token to rotate, whose secret is in a sink, and a journal. */
final class RotationStage implements AutoCloseable {

    private final CreatingVendor vendor;
    private final ManualTiming timing;
    private final Journal journal;
    private final SecretSink sink;
    private final HttpTransport transport = OkHttpTransport.create();
    private final SimulatedVendor simulator;
    private final Set<String> others;
    private final Token first;

    /** Starts with a journal and a sink that hold nothing yet. */
    RotationStage(CreatingVendor vendor, Instant start, Journal journal, SecretSink sink) {
        this.vendor = vendor;
        this.timing = ManualTiming.startingAt(start);
        this.journal = journal;
        this.sink = sink;
        this.simulator = vendor.start(timing);
        this.others = simulator.liveTokenIds();
        try (CanCreate tokens = tokens(administrator(), transport)) {
            this.first = tokens.create(vendor.spec("rotated", simulator), sink);
        }
    }

    /** Starts with files in a directory that holds nothing yet. */
    static RotationStage inFiles(CreatingVendor vendor, Instant start, Path directory) {
        return new RotationStage(vendor, start, journalIn(directory), sinkIn(directory));
    }

    static Journal journalIn(Path directory) {
        return Journal.file(directory.resolve("journal.json"));
    }

    static SecretSink sinkIn(Path directory) {
        return SecretSink.file(directory.resolve("secret"));
    }

    ManualTiming timing() {
        return timing;
    }

    Journal journal() {
        return journal;
    }

    SecretSink sink() {
        return sink;
    }

    HttpTransport transport() {
        return transport;
    }

    SimulatedVendor simulator() {
        return simulator;
    }

    /** The token whose secret was stored at the start. */
    TokenId first() {
        return first.id();
    }

    CredentialSource administrator() {
        return CredentialSource.fixed(Credential.of(vendor.scheme(), simulator.credential()));
    }

    /** What a consumer uses: the stored secret, read anew when the last read was a while ago. */
    CredentialSource stored(Duration every) {
        return CredentialSource.from(sink, vendor.scheme(), every, timing);
    }

    /** A client of its own, to be closed by the caller. */
    CanCreate tokens(CredentialSource credentials, HttpTransport connections) {
        return vendor.tokens(new CreatingVendor.Access(
                simulator.baseUrl(), CreatingVendor.accountOf(simulator), credentials, timing, connections));
    }

    private Secret storedSecret() throws IOException {
        return sink.read().map(StoredSecret::secret).orElseThrow(() -> new IOException("nothing is stored"));
    }

    boolean hasWorkingSecret() throws IOException {
        return simulator.accepts(storedSecret());
    }

    /** The tokens that live and are neither there from the start nor the one whose secret is stored. */
    Set<String> strays() throws IOException {
        Secret stored = storedSecret();
        Set<String> strays = new TreeSet<>(simulator.liveTokenIds());
        strays.removeAll(others);
        strays.removeIf(id -> simulator.secretOf(id).equals(stored));
        return strays;
    }

    @Override
    public void close() {
        simulator.close();
        transport.close();
    }
}
