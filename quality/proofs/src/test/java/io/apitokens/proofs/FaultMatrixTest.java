package io.apitokens.proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Secret;
import io.apitokens.error.Outcome;
import io.apitokens.testkit.FaultCell;
import io.apitokens.testkit.FaultTable;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultMatrixTest {

    private static final FaultTable TABLE = FaultTable.load();
    private static final Secret CANARY = Secret.of("sim+canary/1234567890");

    @Test
    void everyCellIsAsSpecified() throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        boolean fine = FaultMatrix.run(TABLE, new PrintStream(printed, true, StandardCharsets.UTF_8));
        String text = printed.toString(StandardCharsets.UTF_8);
        List<String> lines = text.lines().toList();
        int cells = TABLE.cells().size();
        assertTrue(fine, text);
        assertTrue(cells >= 500, () -> cells + " cells");
        assertEquals(
                "fault matrix: " + cells + " cells, " + cells + " as specified, orphans=0, leaks=0",
                lines.get(lines.size() - 1));
    }

    @Test
    void plainOkHttpLeavesOrphansSendsTwiceAndFollowsToAnotherHost() throws Exception {
        String line = PlainOkHttp.line(TABLE);
        assertTrue(
                line.matches("plain OkHttp: \\d+ creates, orphans=[1-9]\\d*, resent=[1-9]\\d*,"
                        + " sent to another host=[1-9]\\d*"),
                line);
    }

    @Test
    void whatIsNotAsSpecifiedIsNoticed() {
        FaultCell right = TABLE.cells("gcore", "createApiToken", "issue").get(0);
        FaultCell wrong = new FaultCell(
                "gcore",
                "createApiToken",
                right.fault(),
                2,
                2,
                "ok",
                Outcome.APPLIED,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                "the contrary");
        String elsewhere = "http://127.0.0.1:1/";
        assertEquals(List.of(), new MatrixCell(right, elsewhere).run().differences());
        assertEquals(5, new MatrixCell(wrong, elsewhere).run().differences().size());
    }

    @Test
    void aSecretIsFoundInAResultACauseAndASuppressedExceptionHoweverItIsWritten() {
        String encoded = Base64.getEncoder().encodeToString(CANARY.expose().getBytes(StandardCharsets.UTF_8));
        RuntimeException caused = new IllegalStateException("a", new IllegalStateException("b " + encoded));
        RuntimeException suppressing = new IllegalStateException("c");
        suppressing.addSuppressed(new IllegalStateException("d sim%2Bcanary%2F1234567890"));
        assertEquals(1, LeakSearch.count(List.of(CANARY), "x" + CANARY.expose(), null));
        assertEquals(1, LeakSearch.count(List.of(CANARY), null, caused));
        assertEquals(1, LeakSearch.count(List.of(CANARY), null, suppressing));
        assertEquals(0, LeakSearch.count(List.of(CANARY), CANARY, new IllegalStateException("e " + CANARY)));
    }
}
