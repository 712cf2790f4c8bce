package io.apitokens.proofs.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.IssuedToken;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.ConfigurationException;
import io.apitokens.rotation.JournalEntry;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Plants rotations that behave wrongly, and checks what the simulation finds. */
@Timeout(60)
class WrongRotationsTest {

    private static final Profile ALONE =
            Profile.calm("token-alone", Target.TOKEN, Setting.of(setting -> setting.workers = 1));

    /** What a broken promise breaks besides. */
    private static final Map<Violation, Set<Violation>> BESIDES = Map.of(
            Violation.UNNAMED, Set.of(Violation.ORPHAN),
            Violation.THIRD_SECRET, Set.of(Violation.ORPHAN, Violation.UNNAMED, Violation.NOT_DONE),
            Violation.DEAD_SECRET_STORED, Set.of(Violation.CONSUMER_REFUSED, Violation.ORPHAN));

    private static Set<Violation> found(Map<Integer, Fault> schedule, Task task) {
        return found(ALONE, schedule, environment -> task);
    }

    private static Set<Violation> found(Target target, Consumer<Setting> changes, Function<Environment, Task> task) {
        Setting setting = Setting.of(changes.andThen(alone -> alone.workers = 1));
        return found(Profile.calm("alone", target, setting), Map.of(), task);
    }

    private static Set<Violation> found(
            Profile profile, Map<Integer, Fault> schedule, Function<Environment, Task> task) {
        return new Run(profile, 0, new Script(schedule), false, Trace.none(), task)
                .run()
                .violations();
    }

    private static Engine.Progress done(TokenId successor) {
        return new Engine.Progress(successor, Worker.BEGINNING, "");
    }

    private static IssuedToken create(SimulatedProcess process, TokenId predecessor) {
        return process.client()
                .create(process.client().specLike(process.client().get(predecessor)));
    }

    private static void store(SimulatedProcess process, IssuedToken issued, @Nullable String version) {
        try {
            process.store().write(issued, version);
        } catch (IOException e) {
            throw ConfigurationException.of("store", "cannot be written");
        }
    }

    /** Returns the result at once if an earlier process has finished. */
    private static boolean isGone(SimulatedProcess process, TokenId predecessor) {
        return process.client().list().toList().stream()
                .noneMatch(token -> token.id().equals(predecessor));
    }

    /** A new promise does not compile without a rotation that breaks it. */
    @ParameterizedTest
    @EnumSource
    void eachPromiseCanBeBroken(Violation violation) {
        Set<Violation> found = switch (violation) {
            case CONSUMER_REFUSED -> predecessorDeletedAtOnce();
            case ORPHAN -> predecessorNotDeleted();
            case UNNAMED -> lostCreateForgotten();
            case DEAD_SECRET_STORED -> storedTokenDeleted();
            case FOREIGN_DELETED -> tokenOfOthersDeleted();
            case THIRD_SECRET -> thirdSecretRequested();
            case TWO_WINNERS -> twoSuccessorsReported();
            case NOT_DONE -> rotationNeverEnds();
            case SECRET_SHOWN -> secretWrittenToTheJournal();
            case RAW_ERROR -> foreignExceptionThrown();
        };
        Set<Violation> besides = EnumSet.copyOf(found);
        besides.remove(violation);
        assertTrue(found.contains(violation), found::toString);
        assertTrue(BESIDES.getOrDefault(violation, Set.of()).containsAll(besides), found::toString);
    }

    private static Set<Violation> predecessorDeletedAtOnce() {
        TokenId[] last = new TokenId[1];
        return found(Map.of(), (process, predecessor) -> {
            if (isGone(process, predecessor)) {
                return done(last[0]);
            }
            IssuedToken issued = create(process, predecessor);
            store(process, issued, "v2");
            process.client().delete(predecessor);
            last[0] = issued.token().id();
            return done(last[0]);
        });
    }

    private static Set<Violation> predecessorNotDeleted() {
        TokenId[] last = new TokenId[1];
        return found(Map.of(), (process, predecessor) -> {
            if (last[0] == null) {
                IssuedToken issued = create(process, predecessor);
                store(process, issued, "v2");
                last[0] = issued.token().id();
            }
            return done(last[0]);
        });
    }

    private static Set<Violation> lostCreateForgotten() {
        AtomicInteger calls = new AtomicInteger();
        return found(Map.of(1, Fault.LOST_RESPONSE), (process, predecessor) -> {
            if (calls.getAndIncrement() == 0) {
                create(process, predecessor);
            }
            return done(predecessor);
        });
    }

    private static Set<Violation> storedTokenDeleted() {
        AtomicInteger calls = new AtomicInteger();
        return found(Map.of(), (process, predecessor) -> {
            if (calls.getAndIncrement() == 0) {
                IssuedToken issued = create(process, predecessor);
                store(process, issued, "v2");
                process.client().delete(issued.token().id());
            }
            return done(predecessor);
        });
    }

    private static Set<Violation> tokenOfOthersDeleted() {
        return found(Map.of(), (process, predecessor) -> {
            List<Token> all = process.client().list().toList();
            if (all.size() > 3) {
                process.client().delete(all.get(1).id());
            }
            return done(predecessor);
        });
    }

    private static Set<Violation> twoSuccessorsReported() {
        AtomicInteger calls = new AtomicInteger();
        return found(
                Map.of(),
                (process, predecessor) -> done(TokenId.of(Records.ACCOUNT, "simtok-9" + calls.getAndIncrement())));
    }

    private static Set<Violation> rotationNeverEnds() {
        return found(Map.of(), (process, predecessor) -> {
            throw ConfigurationException.of("rotation", "does not want to");
        });
    }

    private static Set<Violation> secretWrittenToTheJournal() {
        return found(Map.of(), (process, predecessor) -> {
            try {
                String secret = process.store().read().orElseThrow().secret().expose();
                process.journal().replace("rotation:1", null, new JournalEntry("rotation:1", "1", Map.of("a", secret)));
            } catch (IOException e) {
                throw ConfigurationException.of("journal", "cannot be written");
            }
            return done(predecessor);
        });
    }

    @Test
    void secretInAMessageIsFound() {
        Set<Violation> found = found(
                Map.of(),
                (process, predecessor) -> new Engine.Progress(predecessor, Worker.BEGINNING, ModelSecret.PREFIX + "1"));
        assertEquals(EnumSet.of(Violation.SECRET_SHOWN), found);
    }

    private static Set<Violation> foreignExceptionThrown() {
        AtomicInteger calls = new AtomicInteger();
        return found(Map.of(), (process, predecessor) -> {
            if (calls.getAndIncrement() == 0) {
                throw new IllegalStateException("planted");
            }
            return done(predecessor);
        });
    }

    @Test
    void slowConsumerIsRefusedWhenThePredecessorGoesTooEarly() {
        TokenId[] last = new TokenId[1];
        Set<Violation> found =
                found(Target.TOKEN, setting -> setting.reload = 35 * Setting.MINUTE, environment -> (process, old) -> {
                    if (last[0] == null) {
                        IssuedToken issued = create(process, old);
                        store(process, issued, "v2");
                        last[0] = issued.token().id();
                        return new Engine.Progress(
                                null, process.worker().instant().plusSeconds(900), "");
                    }
                    if (!isGone(process, old)) {
                        process.client().delete(old);
                    }
                    return done(last[0]);
                });
        assertEquals(EnumSet.of(Violation.CONSUMER_REFUSED), found);
    }

    @Test
    void emptyStoreAtRestIsFound() {
        Set<Violation> found =
                found(Target.TOKEN, setting -> setting.empty = true, environment -> (process, predecessor) -> {
                    if (!isGone(process, predecessor)) {
                        process.client().delete(predecessor);
                    }
                    return done(predecessor);
                });
        assertEquals(EnumSet.of(Violation.DEAD_SECRET_STORED), found);
    }

    @Test
    void secretThatAnInPlaceRotationDoesNotStoreIsFound() {
        Set<Violation> found = found(Target.IN_PLACE, setting -> {}, environment -> (process, token) -> {
            process.client().rotate(token);
            return done(token);
        });
        assertEquals(EnumSet.of(Violation.DEAD_SECRET_STORED), found);
    }

    @Test
    void inPlaceRotationThatNeverEndsIsFoundBesideOneThatEnds() {
        Profile two = Profile.calm("two", Target.IN_PLACE, Setting.of(setting -> {}));
        Set<Violation> found = found(
                two,
                Map.of(),
                environment -> (process, token) -> process.worker().name().equals("A")
                        ? done(token)
                        : new Engine.Progress(null, process.worker().instant().plusSeconds(60), ""));
        assertEquals(EnumSet.of(Violation.NOT_DONE), found);
    }

    @Test
    void rotatedTokenOfOthersIsFound() {
        Set<Violation> found = found(Target.IN_PLACE, setting -> {}, environment -> (process, token) -> {
            process.client().rotate(process.client().list().toList().get(1).id());
            return done(token);
        });
        assertEquals(EnumSet.of(Violation.FOREIGN_DELETED), found);
    }

    @Test
    void deletedPlaceOfOthersIsFound() {
        Consumer<Setting> stranger = setting -> setting.stranger = 23 * 60 * Setting.MINUTE;
        Set<Violation> found = found(Target.PLACES, stranger, environment -> (process, predecessor) -> {
            process.places().list().stream()
                    .filter(token -> !token.id().equals(predecessor))
                    .forEach(token -> process.places().deactivate(token.id()));
            return done(predecessor);
        });
        assertEquals(EnumSet.of(Violation.FOREIGN_DELETED), found);
    }

    private static Set<Violation> thirdSecretRequested() {
        Profile calm = Profile.calm("alone", Target.PLACES, Setting.of(setting -> setting.workers = 1));
        Task greedy = (process, predecessor) -> {
            Token present = process.places().get(predecessor);
            process.places().order(present, "nonce-1").send();
            process.places().order(present, "nonce-2").send();
            return done(predecessor);
        };
        return new Run(calm, 0, new Script(Map.of()), true, Trace.none(), environment -> greedy)
                .run()
                .violations();
    }

    @Test
    void createdTokenThatIsNeitherStoredNorJournalledIsFound() {
        Set<Violation> found = found(Target.CREATE, setting -> {}, environment -> (process, ignored) -> {
            List<Token> all = process.client().list().toList();
            if (all.size() == 4) {
                store(process, create(process, all.get(0).id()), null);
                create(process, all.get(0).id());
            }
            return done(all.get(0).id());
        });
        assertEquals(EnumSet.of(Violation.ORPHAN, Violation.UNNAMED), found);
    }

    @Test
    void processThatEndsHasNoEffectAnyMore() {
        Set<Violation> found = found(Map.of(1, Fault.CRASH), (process, predecessor) -> {
            try {
                process.client().get(predecessor);
                process.client().get(predecessor);
            } catch (ApiTokenException e) {
                throw new AssertionError(e);
            } catch (ProcessEnded e) {
                // A rotation that catches everything cannot delete a token after its process has ended.
                process.client().delete(predecessor);
            }
            return done(predecessor);
        });
        assertEquals(EnumSet.noneOf(Violation.class), found);
    }
}
