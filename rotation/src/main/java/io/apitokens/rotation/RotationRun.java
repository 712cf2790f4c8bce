package io.apitokens.rotation;

import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.AuthenticationException;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.NotFoundException;
import io.apitokens.rotation.Handover.Keeper;
import io.apitokens.rotation.RotationRecord.Phase;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One advance of a rotation. Reads its state from the journal and continues from there. Used once. */
final class RotationRun {

    private final RotationPlan plan;
    private final LeasedEntry entry;
    private final Advance advance;
    private final Replacement replacement;
    private final Keeper keeper;
    private boolean kept;

    private RotationRun(RotationPlan plan, LeasedEntry entry, Sweep sweep, Keeper keeper) {
        this.plan = plan;
        this.entry = entry;
        this.advance = new Advance(plan, entry, sweep);
        this.replacement = new Replacement(advance);
        this.keeper = keeper;
    }

    private static RotationRun of(RotationPlan plan, Sweep sweep, Keeper keeper) {
        LeasedJournal journal = plan.journal().newWorker();
        return new RotationRun(plan, new LeasedEntry(journal, RotationCodec.key(plan.predecessor())), sweep, keeper);
    }

    /**
     * Advances a rotation.
     *
     * @param secret a secret that an earlier advance of the same object holds, or null
     * @param keeper receives a secret that a later advance must hand over
     */
    static RotationState advance(RotationPlan plan, @Nullable NewSecret secret, Sweep sweep, Keeper keeper) {
        return secret == null
                ? of(plan, sweep, keeper).advance()
                : new RotationRun(plan, secret.entry(), sweep, keeper).advance(secret);
    }

    /** Abandons a rotation; returns the tokens that it has created. */
    static Set<TokenId> abandon(RotationPlan plan) {
        return of(plan, Sweep.ofOne(), secret -> {}).abandon();
    }

    /** Returns the token whose secret is stored. */
    static Optional<TokenId> successor(RotationPlan plan) {
        return plan.journal()
                .find(RotationCodec.key(plan.predecessor()))
                .map(RotationCodec::decode)
                .filter(record -> record.phase().compareTo(Phase.STORED) >= 0)
                .map(record -> record.successor().id());
    }

    private RotationState advance() {
        RotationRecord found = entry.read();
        if (found != null) {
            requireSameStore(found);
            if (found.phase() == Phase.DONE) {
                return advance.done(found);
            }
            RotationState waiting = RotationRules.waiting(found, plan.visibilityDelay(), advance.now());
            if (waiting != null) {
                return waiting;
            }
            if (entry.isLeasedElsewhere()) {
                return advance.elsewhere();
            }
        }
        return guarded(null);
    }

    private RotationState advance(NewSecret secret) {
        return guarded(secret);
    }

    private RotationState guarded(@Nullable NewSecret secret) {
        try {
            RotationState early = secret == null ? null : handOver(secret);
            return early == null ? proceed() : early;
        } catch (ApiTokenException e) {
            throw advance.honest(e);
        } finally {
            if (!kept) {
                entry.release();
            }
        }
    }

    private void requireSameStore(RotationRecord record) {
        String id = plan.store().id();
        if (!record.storeId().isEmpty() && !record.storeId().equals(id) && record.phase() != Phase.LINKED) {
            throw ConfigurationException.of(
                    "secret store",
                    "is not the one of this token's rotation, which the journal names: " + record.storeId()
                            + "; nothing was changed. Use that store, or abandon the rotation.");
        }
    }

    private RotationState proceed() {
        while (true) {
            RotationState state = step();
            if (state != null) {
                return state;
            }
        }
    }

    private @Nullable RotationState step() {
        if (!entry.exists()) {
            return begin(
                    RotationRecord.pending(advance.predecessor(), plan.store().id(), null));
        }
        RotationRecord record = advance.record();
        return switch (record.phase()) {
            case LINKED -> begin(unlinked(record));
            case PENDING, CREATED -> continued(replacement.afterLook());
            case CREATING -> continued(replacement.afterLostCreate());
            case STORED, DEACTIVATED -> {
                RotationState overlap = RotationRules.waiting(record, plan.visibilityDelay(), advance.now());
                yield overlap == null ? new Completion(advance).afterOverlap() : overlap;
            }
            case RETIRED -> new Completion(advance).settle();
            case DONE -> advance.done(record);
        };
    }

    /** Begins the rotation of a token that another rotation has made, once that one is done. */
    private RotationRecord unlinked(RotationRecord link) {
        String before = Objects.requireNonNull(link.before(), "before");
        plan.journal().find(before).map(RotationCodec::decode).ifPresent(former -> {
            if (former.phase() != Phase.DONE) {
                throw ConfigurationException.of(
                        "predecessor",
                        "is the successor of a rotation that is not done; nothing was changed. Advance the rotation of "
                                + former.predecessor() + " first.");
            }
        });
        return RotationRecord.pending(advance.predecessor(), plan.store().id(), before);
    }

    private @Nullable RotationState begin(RotationRecord fresh) {
        try {
            return continued(replacement.begin(fresh));
        } catch (NotFoundException | AuthenticationException e) {
            // Another worker may have finished the rotation since this one read the journal.
            RotationRecord now = entry.isHeld() ? null : entry.read();
            if (now == null || now.phase() == Phase.LINKED) {
                throw e;
            }
            return advance.elsewhere();
        }
    }

    private @Nullable RotationState continued(Replacement.Result result) {
        return result.secret() == null ? result.state() : handOver(result.secret());
    }

    private @Nullable RotationState handOver(NewSecret secret) {
        RotationState waiting = new Handover(advance, secret).handOver(later -> {
            kept = true;
            keeper.keep(later);
        });
        if (waiting != null) {
            return waiting;
        }
        RotationRecord record = advance.record();
        if (record.phase() != Phase.CREATED) {
            return null;
        }
        return new Storage(advance).stored(record.successor()) ? null : advance.elsewhere();
    }

    private Set<TokenId> abandon() {
        RotationRecord record = entry.read();
        if (record == null || record.phase() == Phase.DONE || record.phase() == Phase.LINKED) {
            return Set.of();
        }
        if (entry.isLeasedElsewhere() || !entry.lease()) {
            throw ConfigurationException.of(
                    "rotation", "is leased by another worker; it was not abandoned. Retry when the lease ends.");
        }
        try {
            Set<TokenId> made = made(record, advance.access().list());
            unlink(made);
            entry.remove();
            return made;
        } finally {
            entry.release();
        }
    }

    private void unlink(Set<TokenId> made) {
        try {
            for (TokenId id : made) {
                plan.journal().removeIf(RotationCodec.key(id), RotationCodec::isLink);
            }
        } catch (IOException e) {
            throw LeasedJournal.unusable(e);
        }
    }

    private Set<TokenId> made(RotationRecord record, List<Token> listed) {
        Set<TokenId> made = new LinkedHashSet<>();
        for (Attempt attempt : record.attempts().toList()) {
            if (attempt.id() != null) {
                made.add(attempt.id());
            }
            listed.stream()
                    .filter(token -> plan.target().isMadeBy(token, attempt.markOf(advance.predecessor())))
                    .map(Token::id)
                    .forEach(made::add);
        }
        return made;
    }
}
