package io.apitokens.proofs.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.IssuedToken;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.ConfigurationException;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Plants rotations that behave wrongly, and checks what the simulation finds. */
@Timeout(60)
class WrongRotationsTest {

    private static final Profile ALONE =
            Profile.calm("token-alone", Target.TOKEN, Setting.of(setting -> setting.workers = 1));

    private static Set<Violation> found(Map<Integer, Fault> schedule, Task task) {
        Script script = new Script(schedule);
        return new Run(ALONE, 0, script, false, Trace.none(), environment -> task)
                .run()
                .violations();
    }

    private static Engine.Progress done(TokenId successor) {
        return new Engine.Progress(successor, Worker.BEGINNING, "");
    }

    private static IssuedToken create(Process process, TokenId predecessor) {
        return process.client()
                .create(process.client().specLike(process.client().get(predecessor)));
    }

    private static void store(Process process, IssuedToken issued, String version) {
        try {
            process.store().write(issued, version);
        } catch (IOException e) {
            throw ConfigurationException.of("store", "cannot be written");
        }
    }

    /** Returns the result at once if an earlier process has finished. */
    private static boolean isGone(Process process, TokenId predecessor) {
        return process.client().list().toList().stream()
                .noneMatch(token -> token.id().equals(predecessor));
    }

    @Test
    void predecessorThatIsDeletedAtOnceHurtsConsumers() {
        TokenId[] last = new TokenId[1];
        Set<Violation> found = found(Map.of(), (process, predecessor) -> {
            if (isGone(process, predecessor)) {
                return done(last[0]);
            }
            IssuedToken issued = create(process, predecessor);
            store(process, issued, "v2");
            process.client().delete(predecessor);
            last[0] = issued.token().id();
            return done(last[0]);
        });
        assertEquals(EnumSet.of(Violation.CONSUMER_REFUSED), found);
    }

    @Test
    void predecessorThatIsNotDeletedIsAnOrphan() {
        TokenId[] last = new TokenId[1];
        Set<Violation> found = found(Map.of(), (process, predecessor) -> {
            if (last[0] == null) {
                IssuedToken issued = create(process, predecessor);
                store(process, issued, "v2");
                last[0] = issued.token().id();
            }
            return done(last[0]);
        });
        assertEquals(EnumSet.of(Violation.ORPHAN), found);
    }

    @Test
    void lostCreateThatIsForgottenIsUnnamed() {
        AtomicInteger calls = new AtomicInteger();
        Set<Violation> found = found(Map.of(1, Fault.LOST_RESPONSE), (process, predecessor) -> {
            if (calls.getAndIncrement() == 0) {
                create(process, predecessor);
            }
            return done(predecessor);
        });
        assertEquals(EnumSet.of(Violation.UNNAMED, Violation.ORPHAN), found);
    }

    @Test
    void storedSecretOfADeletedTokenIsFound() {
        AtomicInteger calls = new AtomicInteger();
        Set<Violation> found = found(Map.of(), (process, predecessor) -> {
            if (calls.getAndIncrement() == 0) {
                IssuedToken issued = create(process, predecessor);
                store(process, issued, "v2");
                process.client().delete(issued.token().id());
            }
            return done(predecessor);
        });
        assertTrue(found.contains(Violation.DEAD_SECRET_STORED), found::toString);
    }

    @Test
    void deletedTokenOfOthersIsFound() {
        Set<Violation> found = found(Map.of(), (process, predecessor) -> {
            List<Token> all = process.client().list().toList();
            if (all.size() > 3) {
                process.client().delete(all.get(1).id());
            }
            return done(predecessor);
        });
        assertEquals(EnumSet.of(Violation.FOREIGN_DELETED), found);
    }

    @Test
    void twoSuccessorsOfOnePredecessorAreFound() {
        AtomicInteger calls = new AtomicInteger();
        Set<Violation> found = found(
                Map.of(),
                (process, predecessor) -> done(TokenId.of(Records.ACCOUNT, "simtok-9" + calls.getAndIncrement())));
        assertEquals(EnumSet.of(Violation.TWO_WINNERS), found);
    }

    @Test
    void rotationThatNeverEndsIsFound() {
        Set<Violation> found = found(Map.of(), (process, predecessor) -> {
            throw ConfigurationException.of("rotation", "does not want to");
        });
        assertEquals(EnumSet.of(Violation.NOT_DONE), found);
    }

    @Test
    void exceptionThatIsNotTheLibrarysIsFound() {
        AtomicInteger calls = new AtomicInteger();
        Set<Violation> found = found(Map.of(), (process, predecessor) -> {
            if (calls.getAndIncrement() == 0) {
                throw new IllegalStateException("planted");
            }
            return done(predecessor);
        });
        assertEquals(EnumSet.of(Violation.RAW_ERROR), found);
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
