package io.apitokens.proofs.simulation;

import io.apitokens.Resource;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.rotation.CreateRecovery;
import io.apitokens.rotation.InPlaceRotation;
import io.apitokens.rotation.JournalEntry;
import io.apitokens.rotation.RecoveryResult;
import io.apitokens.rotation.Rotation;
import io.apitokens.rotation.RotationState;
import io.apitokens.rotation.Sweep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that the simulation knows of the rotations that it runs. */
final class Engine {

    private static final TokenSpec SPEC = TokenSpec.builder("sim-created")
            .grant("SIM_ROLE", Resource.account())
            .neverExpires()
            .build();

    private Engine() {}

    /**
     * What an advance returns.
     *
     * @param done the successor, if the rotation is done
     * @param until when to advance again
     * @param told the tokens that were named besides
     */
    record Progress(@Nullable TokenId done, Instant until, String told) {}

    /** Returns the rotation of tokens, or of the secrets of an application, by one process. */
    static Task rotation(Setting setting, boolean places) {
        return new Task() {
            private @Nullable TokenId of;
            private @Nullable Rotation rotation;
            private final Sweep sweep = Sweep.create();

            @Override
            public Progress advance(SimulatedProcess process, TokenId predecessor) {
                // Between two advances, the object may hold the new secret.
                if (rotation == null || !predecessor.equals(of)) {
                    rotation = build(process, predecessor, setting, places);
                    of = predecessor;
                }
                return progress(setting.sweep ? rotation.advance(sweep) : rotation.advance());
            }
        };
    }

    private static Rotation build(SimulatedProcess process, TokenId predecessor, Setting setting, boolean places) {
        Rotation.Builder builder = places
                ? Rotation.builder(process.places(), predecessor, process.store(), process.journal())
                : Rotation.builder(process.client(), predecessor, process.store(), process.journal());
        if (setting.deleteFirst) {
            builder.allowDeleteFirst();
        }
        Duration overlap = Duration.ofMillis(setting.overlap);
        if (setting.reload > 0) {
            builder.untilUnused(overlap, Duration.ofHours(3));
        }
        return builder.overlap(overlap)
                .consumersReloadWithin(overlap.dividedBy(2))
                .activationDelay(Duration.ofMillis(setting.activationDelay))
                .timeSource(process.worker())
                .build();
    }

    static Progress rotateInPlace(SimulatedProcess process, TokenId token) {
        return progress(InPlaceRotation.of(process.client(), token, process.store(), process.journal())
                .withTimeSource(process.worker())
                .run());
    }

    /** Recovers what earlier processes left, then creates a token if nothing is stored. */
    static Progress create(SimulatedProcess process) {
        CreateRecovery creates = CreateRecovery.of(process.journal()).withTimeSource(process.worker());
        Instant later = process.worker().instant().plusSeconds(60);
        List<RecoveryResult> results = creates.recover(process.client());
        StringBuilder ids = new StringBuilder();
        boolean pending = false;
        for (RecoveryResult result : results) {
            pending |= result instanceof RecoveryResult.Pending || result instanceof RecoveryResult.Failed;
            if (result instanceof RecoveryResult.Ambiguous ambiguous) {
                ambiguous.tokens().forEach(token -> ids.append(token.id()).append(' '));
            }
        }
        if (!pending && process.isStored().getAsBoolean()) {
            return new Progress(TokenId.of(Records.ACCOUNT, "stored"), later, ids.toString());
        }
        if (!process.isStored().getAsBoolean()) {
            creates.create(process.client(), SPEC, process.store());
        }
        return new Progress(null, later, ids.toString());
    }

    private static Progress progress(RotationState state) {
        if (state instanceof RotationState.Done done) {
            return new Progress(done.successor(), Instant.EPOCH, "");
        }
        return new Progress(null, ((RotationState.Waiting) state).until(), "");
    }

    /** Returns whether an entry leads a person, or the next worker, to a token. */
    static boolean names(JournalEntry entry, ModelToken token) {
        String id = Records.id(token).toString();
        String mark = token.mark();
        return entry.key().equals("create:" + mark)
                || entry.values().values().stream()
                        .anyMatch(value -> value.equals(id) || (!mark.isEmpty() && value.equals(mark)));
    }

    static String describe(@Nullable JournalEntry next) {
        return next == null ? "(removed)" : next.values().getOrDefault("state", "");
    }
}
