package io.apitokens.testkit.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.ApiTokens;
import io.apitokens.CanCreate;
import io.apitokens.Page;
import io.apitokens.Pager;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.rotation.Rotation;
import io.apitokens.rotation.RotationState;
import io.apitokens.testkit.rotation.RotationContract.RotationRules;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules for forgetting finished rotations. */
abstract class RotationPruneRules extends RotationRules {

    @Test
    void aFinishedRotationIsForgottenOnlyWhenItsTokenIsGone() throws IOException {
        store();
        TokenId successor = finish();
        stage().timeSource().advance(Duration.ofDays(9));
        assertEquals(0, prune(Duration.ofDays(7)));
        stage().tokens().delete(successor);
        assertEquals(0, prune(Duration.ofDays(10)));
        assertEquals(1, prune(Duration.ofDays(7)));
        assertEquals(0, journal.entries().size());
        store.write(stage().create("for the check at the end"), "2");
    }

    @Test
    void theLastRotationOfALivingTokenIsNeverForgotten() throws IOException {
        TokenId first = predecessor;
        store();
        predecessor = finish();
        stage().timeSource().advance(Duration.ofDays(1));
        store();
        TokenId last = finish();
        stage().timeSource().advance(Duration.ofDays(9));
        assertEquals(0, prune(Duration.ZERO));
        assertEquals(last, ((RotationState.Done) advance()).successor());
        // The link from the last successor still leads to the entry.
        predecessor = last;
        store();
        assertTrue(journal.entries().stream().noneMatch(entry -> entry.key().endsWith(first.toString())));
        TokenId another = finish();
        onlyTheSuccessorIsAlive(another);
        assertEquals(0, prune(Duration.ZERO));
    }

    @Test
    void aRotatorThatSleepsForTwoRotationsIsRefused() throws IOException {
        journal.sleepBeforeNextWrite(() -> {
            store();
            predecessor = finish();
            store();
            predecessor = finish();
        });
        assertInstanceOf(RotationState.Done.class, advance());
        onlyTheSuccessorIsAlive(predecessor);
        assertEquals(2, journal.open().size());
        stage().timeSource().advance(Duration.ofDays(1));
        assertEquals(1, prune(Duration.ofDays(1)));
        assertEquals(1, journal.open().size());
    }

    @Test
    void aRotationOfThePastDayStaysWhenItsSuccessorIsRotatedToo() throws IOException {
        for (int i = 0; i < 3; i++) {
            store();
            predecessor = finish();
        }
        assertEquals(3, journal.open().size());
        stage().timeSource().advance(Duration.ofDays(1));
        store();
        onlyTheSuccessorIsAlive(finish());
        assertEquals(1, journal.open().size());
    }

    @Test
    void aRotationStaysWhileThatOfItsSuccessorIsNotDone() throws IOException {
        store();
        predecessor = finish();
        store();
        int entries = journal.entries().size();
        stage().tokens().delete(predecessor);
        assertEquals(0, prune(Duration.ZERO));
        assertEquals(entries, journal.entries().size());
        onlyTheSuccessorIsAlive(finish());
    }

    @Test
    void aRotationWhoseTokenAListDoesNotShowIsNotForgotten() throws IOException {
        store();
        finish();
        ApiTokens stale = new InterruptingTokens(stage().tokens().require(CanCreate.class)) {
            @Override
            public Pager<Token> list() {
                return Pager.of(cursor -> Page.of(List.of(), null));
            }
        };
        int entries = journal.entries().size();
        assertEquals(0, Rotation.prune(stale, journal, Duration.ZERO, stage().timeSource()));
        assertEquals(entries, journal.entries().size());
        assertInstanceOf(RotationState.Done.class, advance());
    }

    private int prune(Duration olderThan) {
        return Rotation.prune(stage().tokens(), journal, olderThan, stage().timeSource());
    }
}
