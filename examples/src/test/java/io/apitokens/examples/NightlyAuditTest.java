package io.apitokens.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.TokenDirectory;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.inventory.audit.AcceptedFindings;
import io.apitokens.inventory.audit.Audit;
import io.apitokens.inventory.audit.AuditResult;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedGcore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the nightly audit and the sample of the javadoc of audits. */
class NightlyAuditTest {

    private final ManualTimeSource timeSource = ManualTimeSource.startingAt(Clients.START);
    private final SimulatedGcore vendor = SimulatedGcore.start(timeSource);
    private final GcoreIam gcore = Clients.of(vendor, timeSource).build();
    private final Transcript transcript = new Transcript();

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        gcore.close();
        vendor.close();
    }

    @Test
    void theAuditFailsOnItsFindings() throws IOException {
        Path file = Files.writeString(directory.resolve("accepted.json"), "{\"accepted\": []}");

        int status =
                NightlyAudit.audit(TokenDirectory.of(gcore.tokens()), AcceptedFindings.read(file), transcript.out());

        assertEquals(1, status);
        assertTrue(transcript.text().contains("never-expires"), transcript::text);
        assertTrue(transcript.text().contains("sees ALL"), transcript::text);
    }

    @Test
    void anAuditIsBuiltAndRunAsInItsJavadoc() {
        TokenDirectory directory = TokenDirectory.of(gcore.tokens());
        var out = transcript.out();
        // tag::Audit
        Audit audit = Audit.builder(directory).unusedFor(Duration.ofDays(60)).build();
        AuditResult result = audit.run(finding -> out.println(finding));
        out.print(result.describe());
        int status = result.exitStatus(); // 0 passed, 1 findings, 2 unknown or incomplete
        // end::Audit
        assertEquals(1, status);
    }
}
