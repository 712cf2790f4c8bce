package io.apitokens.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.apitokens.TokenId;
import io.apitokens.error.ConfigurationException;
import io.apitokens.rotation.RotationRecord.Phase;
import io.apitokens.rotation.RotationRecord.Retired;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that records survive the journal, and that entries of the first edition are read. */
class RotationCodecTest {

    private static final Instant T = Instant.parse("2030-01-15T10:00:00Z");
    private static final TokenId OLD = TokenId.parse("acme/1/old");
    private static final TokenId NEW = TokenId.parse("acme/1/new");
    private static final Attempt SENT = new Attempt("nonce-1", "mark-1", "ci, \"[]\n", T, null, "");
    private static final Attempt CREATED = new Attempt("nonce-2", "mark-2", "ci", T.plusSeconds(1), NEW, "hash");

    private static RotationRecord creating() {
        return RotationRecord.pending(OLD, "memory:1", "rotation:acme/1/older").creating("memory:1", "ci", null, SENT);
    }

    private static RotationRecord stored() {
        return creating()
                .givenUp()
                .creating("memory:1", "ci", "7", CREATED)
                .created(NEW, "hash")
                .verified(T)
                .stored(CREATED, T, T.plusSeconds(60));
    }

    static Stream<Arguments> records() {
        return Stream.of(
                arguments("linked", RotationRecord.linked(OLD, "memory:1", "rotation:acme/1/older")),
                arguments("pending", RotationRecord.pending(OLD, "memory:1", null)),
                arguments("creating", creating()),
                arguments("given up", creating().givenUp()),
                arguments("stored", stored()),
                arguments("retired", stored().retired(new Retired(T, false))),
                arguments("done", stored().done(T)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("records")
    void aRecordSurvivesTheJournal(String name, RotationRecord record) {
        JournalEntry entry = new JournalEntry(RotationCodec.key(OLD), "1", RotationCodec.encode(record));

        assertEquals(record, RotationCodec.decode(entry), name);
    }

    @Test
    void aCreateWhoseTokenWasNeverSeenIsKeptInAFinishedRotation() {
        assertEquals(List.of(SENT), stored().done(T).earlier());
    }

    /** An entry as the first edition wrote it. */
    private static JournalEntry first(String state) {
        return new JournalEntry(
                "rotation:acme/1/old",
                "1",
                Map.of(
                        "state",
                        state,
                        "nonce",
                        "nonce-2",
                        "marker",
                        "mark-2",
                        "predecessorName",
                        "ci",
                        "name",
                        "ci",
                        "started",
                        T.plusSeconds(1).toString(),
                        "storeVersion",
                        "7",
                        "successor",
                        state.equals("CREATING") ? "" : NEW.toString(),
                        "fingerprint",
                        state.equals("CREATING") ? "" : "hash",
                        "overlapUntil",
                        state.equals("STORED") ? T.toString() : ""));
    }

    @Test
    void anEntryOfTheFirstEditionIsRead() {
        for (Phase phase : List.of(Phase.CREATING, Phase.CREATED, Phase.STORED, Phase.DONE)) {
            RotationRecord read = RotationCodec.decode(first(phase.name()));

            assertEquals(phase, read.phase());
            assertEquals("7", read.storeVersion());
            assertEquals("", read.storeId());
            boolean created = phase != Phase.CREATING;
            assertEquals(created ? NEW : null, read.successor().id());
            assertEquals(created ? "hash" : "", read.successor().fingerprint());
        }
    }

    @Test
    void anUnknownStateIsRefused() {
        assertThrows(ConfigurationException.class, () -> RotationCodec.decode(first("ELSEWHERE")));
    }
}
