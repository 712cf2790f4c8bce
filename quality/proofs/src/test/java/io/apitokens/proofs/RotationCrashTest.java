package io.apitokens.proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.CanCreate;
import io.apitokens.rotation.Journal;
import io.apitokens.testkit.MemorySecretStore;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class RotationCrashTest {

    private static final Instant START = Instant.parse("2025-06-01T08:00:00Z");

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    private String lastLine() {
        List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
        return lines.get(lines.size() - 1);
    }

    @Test
    void aRotationWhoseProcessIsKilledIsFinishedByAnother() throws Exception {
        assertEquals(List.of(), RotationCrash.kill(20, JournalPlaces.FILES, out));
        assertEquals("rotations=12 working credential after each=12 stray live tokens=0", lastLine());
    }

    @Test
    void aJournalInADatabaseServesTheSame() throws Exception {
        try (DatabaseServer database = DatabaseServer.start()) {
            assertEquals(List.of(), RotationCrash.kill(24, database, out));
            assertEquals(List.of(), RotationCrash.race(2, database, out));
        }
        assertEquals("winners=2 third tokens=0", lastLine());
    }

    @Test
    void ofTwoRotatorsAtOnceOneWins() throws Exception {
        assertEquals(List.of(), RotationCrash.race(6, JournalPlaces.FILES, out));
        assertEquals("winners=6 third tokens=0", lastLine());
    }

    @ParameterizedTest
    @EnumSource
    void aStrayTokenAndADeadSecretAreNoticed(CreatingVendor vendor) throws Exception {
        try (RotationStage stage = new RotationStage(vendor, START, Journal.inMemory(), MemorySecretStore.create())) {
            CanCreate tokens = stage.tokens(stage.administrator(), stage.transport());
            assertTrue(stage.hasWorkingSecret());
            assertEquals(Set.of(), stage.strays());
            String stray = tokens.create(vendor.spec("stray", stage.simulator()))
                    .token()
                    .id()
                    .value();
            assertEquals(Set.of(stray), stage.strays());
            tokens.delete(stage.first());
            assertFalse(stage.hasWorkingSecret());
        }
    }
}
