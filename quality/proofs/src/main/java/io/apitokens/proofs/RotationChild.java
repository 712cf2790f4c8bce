package io.apitokens.proofs;

import io.apitokens.CanCreate;
import io.apitokens.Secret;
import io.apitokens.SecretStore;
import io.apitokens.TimeSource;
import io.apitokens.TokenId;
import io.apitokens.auth.Credential;
import io.apitokens.auth.CredentialSource;
import io.apitokens.okhttp.OkHttpTransport;
import io.apitokens.rotation.Journal;
import io.apitokens.rotation.Rotation;
import io.apitokens.spi.RotationTarget;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.transport.HttpTransport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** A process that rotates a token and prints each boundary it reaches. It waits at one of them until it is killed. */
final class RotationChild {

    /** The environment variable with the credential: other users can see a program's arguments. */
    static final String CREDENTIAL = "ROTATION_CREDENTIAL";

    /** The last line of an undisturbed rotation. */
    static final String DONE = "done";

    private final int chosen;
    private int reached;

    private RotationChild(int chosen) {
        this.chosen = chosen;
    }

    /**
     * Rotates a token. The arguments are the vendor's address, the token's id, the directory of the secret store, the
     * place of the journal, and the boundary to stop at, or 0 for none.
     */
    public static void main(String[] args) throws InterruptedException {
        TokenId predecessor = TokenId.parse(args[1]);
        Journal journal = JournalPlaces.open(args[3]);
        new RotationChild(Integer.parseInt(args[4])).rotate(args[0], predecessor, Path.of(args[2]), journal);
        System.out.println(DONE);
    }

    private void rotate(String baseUrl, TokenId predecessor, Path directory, Journal place)
            throws InterruptedException {
        // Delays pass at once, so that every run has the same boundaries.
        ManualTimeSource timeSource = ManualTimeSource.startingAt(Instant.now());
        RotationBoundaries boundaries = new RotationBoundaries(this::reached);
        try (OkHttpTransport transport = OkHttpTransport.create()) {
            SecretStore store = boundaries.around(RotationStage.storeIn(directory));
            Journal journal = boundaries.around(place);
            builder(baseUrl, predecessor, timeSource, boundaries.around(transport), store, journal)
                    .timeSource(timeSource)
                    .overlap(Duration.ofMinutes(1))
                    .build()
                    .run();
        }
    }

    private static Rotation.Builder builder(
            String baseUrl,
            TokenId predecessor,
            TimeSource timeSource,
            HttpTransport transport,
            SecretStore store,
            Journal journal) {
        Secret credential = Secret.fromEnv(CREDENTIAL);
        if (predecessor.account().vendor().equals(OktaSubject.VENDOR)) {
            RotationTarget target = OktaSubject.target(baseUrl, predecessor, credential, timeSource, transport);
            return Rotation.builder(target, predecessor, store, journal);
        }
        CreatingVendor vendor = CreatingVendor.named(predecessor.account().vendor());
        CanCreate tokens = vendor.tokens(new CreatingVendor.Access(
                baseUrl,
                predecessor.account().id(),
                CredentialSource.fixed(Credential.of(vendor.scheme(), credential)),
                timeSource,
                transport));
        return Rotation.builder(tokens, predecessor, store, journal);
    }

    private void reached(String boundary) {
        reached++;
        System.out.println(reached + " " + boundary);
        if (reached == chosen) {
            waitUntilKilled();
        }
    }

    /** Blocks until the parent process has ended: the parent never writes to this process. */
    private static void waitUntilKilled() {
        try {
            int end = System.in.read();
            throw new IllegalStateException("unexpected input: " + end);
        } catch (IOException e) {
            throw new IllegalStateException("standard input cannot be read", e);
        } finally {
            Runtime.getRuntime().halt(1);
        }
    }
}
