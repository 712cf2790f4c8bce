package io.apitokens.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.TokenDirectory;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.inventory.Inventory;
import io.apitokens.inventory.InventoryResult;
import io.apitokens.inventory.audit.Audit;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedGcore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the CSV for an auditor, and the sample of the javadoc of inventories. */
class AuditorCsvTest {

    private final ManualTimeSource timeSource = ManualTimeSource.startingAt(Clients.START);
    private final SimulatedGcore vendor = SimulatedGcore.start(timeSource);
    private final GcoreIam gcore = Clients.of(vendor, timeSource).build();
    private final Transcript transcript = new Transcript();

    @TempDir
    Path target;

    @AfterEach
    void close() {
        gcore.close();
        vendor.close();
    }

    @Test
    void theCsvHasEveryTokenAndTheEvidenceIsBesideIt() throws IOException {
        int status = AuditorCsv.write(TokenDirectory.of(gcore.tokens()), target, transcript.out());

        assertEquals(0, status);
        String csv = Files.readString(target.resolve("inventory.csv"));
        for (String id : vendor.liveTokenIds()) {
            assertTrue(csv.contains("/" + id + "\""), csv);
        }
        assertTrue(Files.exists(target.resolve("inventory.evidence.json")));
        assertTrue(transcript.text().contains("sees ALL"), transcript::text);
    }

    @Test
    void aCredentialThatSeesOnlyItsOwnIsIncomplete() {
        vendor.callerRole("Users");

        assertEquals(2, AuditorCsv.write(TokenDirectory.of(gcore.tokens()), target, transcript.out()));
        assertTrue(transcript.text().startsWith("INCOMPLETE"), transcript::text);
    }

    @Test
    void anInventoryIsWrittenAsInItsJavadoc() {
        Audit audit = Audit.builder(gcore.tokens()).build();
        var out = transcript.out();
        Path directory = target;
        // tag::Inventory
        InventoryResult result = Inventory.of(audit).write(directory);
        out.print(result.describe());
        int status = result.audit().exitStatus(); // 0 passed, 1 findings, 2 unknown or incomplete
        // end::Inventory
        assertEquals(1, status);
        assertEquals(5, result.files().size());
    }
}
