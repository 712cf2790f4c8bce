package io.apitokens.proofs;

import io.apitokens.CanCreate;
import io.apitokens.SecretStore;
import io.apitokens.TokenId;
import io.apitokens.okhttp.OkHttpTransport;
import io.apitokens.rotation.Rotation;
import io.apitokens.rotation.RotationState;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Two rotators that share only the secret store and the journal and rotate the same token at the same time, in several rounds. */
final class RotatorRace implements AutoCloseable {

    /** More than any rotation takes; ends the race if the other rotator has failed. */
    private static final int MAX_ATTEMPTS = 100_000;

    private final TemporaryFolder folder;
    private final String journal;
    private final RotationStage stage;
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final CyclicBarrier start = new CyclicBarrier(2);
    private final List<String> wrong = new ArrayList<>();
    private TokenId present;
    private int rounds;
    private int winners;

    private RotatorRace(TemporaryFolder folder, String journal, RotationStage stage) {
        this.folder = folder;
        this.journal = journal;
        this.stage = stage;
        this.present = stage.first();
    }

    static RotatorRace at(CreatingVendor vendor, Instant start, JournalPlaces places) throws IOException {
        TemporaryFolder folder = TemporaryFolder.create();
        String journal = places.fresh(folder.path());
        return new RotatorRace(folder, journal, RotationStage.at(vendor, start, folder.path(), journal));
    }

    /** {@return the number of rounds in which one successor was created and both rotators reported it} */
    int winners() {
        return winners;
    }

    /** {@return the deviations from the expected outcome} */
    List<String> wrong() {
        return wrong;
    }

    /** {@return the number of live tokens besides the one that is stored} */
    int thirdTokens() throws IOException {
        return stage.strays().size();
    }

    /** Runs both rotators on the token that the last round left. */
    void round() throws IOException, InterruptedException {
        rounds++;
        // Without an overlap, the slower rotator may find the predecessor deleted; with one, it may take over the
        // faster rotator's work.
        Duration overlap = rounds % 2 == 0 ? Duration.ZERO : Duration.ofMinutes(1);
        long before = creates();
        Future<RotationState> one = threads.submit(() -> rotate(overlap));
        Future<RotationState> other = threads.submit(() -> rotate(overlap));
        TokenId successor = successor(result(one), result(other));
        long made = creates() - before;
        if (successor != null && made == 1 && stage.hasWorkingSecret()) {
            winners++;
            present = successor;
        } else {
            wrong.add("round " + rounds + ": " + made + " creates, agreed on " + successor);
        }
    }

    private long creates() {
        return stage.simulator().requests().stream()
                .filter(request -> request.method().equals("POST"))
                .filter(request -> request.path().endsWith("/tokens"))
                .count();
    }

    private RotationState rotate(Duration overlap) throws Exception {
        try (OkHttpTransport transport = OkHttpTransport.create()) {
            CanCreate tokens = stage.tokens(stage.administrator(), transport);
            SecretStore store = RotationStage.storeIn(folder.path());
            Rotation rotation = Rotation.builder(tokens, present, store, JournalPlaces.open(journal))
                    .timeSource(stage.timeSource())
                    .overlap(overlap)
                    .build();
            start.await(1, TimeUnit.MINUTES);
            return runUntilDone(rotation);
        }
    }

    /** Runs the rotation again while the other rotator is at work, so that it interferes with every step. */
    private static RotationState runUntilDone(Rotation rotation) throws InterruptedException {
        RotationState state = rotation.run();
        for (int i = 0; i < MAX_ATTEMPTS && state instanceof RotationState.Waiting; i++) {
            state = rotation.run();
        }
        return state;
    }

    private @Nullable RotationState result(Future<RotationState> rotator) throws InterruptedException {
        try {
            return rotator.get();
        } catch (ExecutionException e) {
            wrong.add("round " + rounds + ": " + e.getCause());
            return null;
        }
    }

    /** Returns the successor that both rotators report; null if they differ. */
    private static @Nullable TokenId successor(@Nullable RotationState one, @Nullable RotationState other) {
        return one instanceof RotationState.Done done && done.equals(other) ? done.successor() : null;
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        stage.close();
        folder.close();
    }
}
