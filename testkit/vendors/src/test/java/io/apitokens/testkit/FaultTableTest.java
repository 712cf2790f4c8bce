package io.apitokens.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Secret;
import io.apitokens.error.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FaultTableTest {

    private static final FaultTable TABLE = FaultTable.load();

    @Test
    void everyOperationHasExactlyOneCellUnderEachFault() {
        Set<String> seen = new HashSet<>();
        Set<String> operations = new HashSet<>();
        for (FaultCell cell : TABLE.cells()) {
            assertTrue(seen.add(cell.toString()), cell::toString);
            operations.add(cell.vendor() + " " + cell.operation());
        }
        assertEquals(59, operations.size());
        assertEquals(operations.size() * TABLE.faults().size(), TABLE.cells().size());
    }

    @Test
    void everyFaultButTheMissingServerCanBeInjected() {
        for (MatrixFault fault : TABLE.faults()) {
            if (fault.setting() == MatrixFault.Setting.NO_SERVER) {
                assertThrows(IllegalStateException.class, () -> inject(fault));
            } else {
                assertNotNull(inject(fault), fault.name());
            }
        }
    }

    private static Fault inject(MatrixFault fault) {
        return fault.fault(Instant.EPOCH, Secret.of("sim-credential"), "http://127.0.0.1:1/");
    }

    @Test
    void anOutsiderTakesTheCellsOfItsOwnOperations() {
        List<FaultCell> cells = TABLE.cells("acme", "createKey", "issue");
        assertEquals(TABLE.faults().size(), cells.size());
        FaultCell lost = cells.get(0);
        assertEquals("acme createKey response-lost", lost.toString());
        assertEquals(List.of(1, 1), List.of(lost.requests(), lost.live()));
        assertEquals(Outcome.UNKNOWN, lost.outcome());
    }

    @Test
    void aGroupWithoutALineIsRefused() {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> TABLE.cells("acme", "hop", "hop"));
        assertEquals("response-lost has 0 lines for hop@acme", e.getMessage());
    }

    @Test
    void aSecondLineForOneGroupIsRefused() {
        FaultTable doubled = FaultTable.parse(List.of(
                "fault lost | fresh | text",
                "read      | 1 | 0 | ok | - | 0 | first",
                "read@acme | 2 | 0 | ok | - | 0 | second"));
        assertEquals(1, doubled.cells("other", "get", "read").size());
        assertThrows(IllegalArgumentException.class, () -> doubled.cells("acme", "get", "read"));
    }

    @Test
    void aLineWithoutAReasonIsRefused() {
        List<String> silent = List.of("fault lost | fresh | text", "read | 1 | 0 | ok | - | 0 |");
        assertThrows(IllegalArgumentException.class, () -> FaultTable.parse(silent));
    }

    @Test
    void allVendorsButOneCanBeMeant() {
        FaultTable table = FaultTable.parse(List.of(
                "fault lost | fresh | text",
                "read@okta  | 2 | 0 | ok | - | 31      | theirs",
                "read@!okta | 1 | 0 | ok | - | 0.25..5 | the others'"));
        assertEquals(2, table.cells("okta", "get", "read").get(0).requests());
        FaultCell other = table.cells("acme", "get", "read").get(0);
        assertEquals(1, other.requests());
        assertEquals(Duration.ofMillis(250), other.shortest());
        assertEquals(Duration.ofSeconds(5), other.longest());
    }

    @Test
    void everyColumnIsCompared() {
        FaultCell cell = TABLE.cells("acme", "get", "read").get(0);
        assertEquals(List.of(), cell.differences(FaultObservation.ok(2, 0, Duration.ofMillis(250))));
        assertEquals(
                1,
                cell.differences(FaultObservation.ok(3, 0, Duration.ofMillis(250)))
                        .size());
        assertEquals(
                1,
                cell.differences(FaultObservation.ok(2, 1, Duration.ofMillis(250)))
                        .size());
        assertEquals(
                1,
                cell.differences(FaultObservation.ok(2, 0, Duration.ofMillis(251)))
                        .size());
        FaultObservation failed =
                FaultObservation.failed(2, 0, Duration.ofMillis(250), new IllegalStateException("sim"), true);
        assertEquals(List.of("result: expected ok, was IllegalStateException secret"), cell.differences(failed));
    }
}
