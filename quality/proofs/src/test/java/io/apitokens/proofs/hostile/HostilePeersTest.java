package io.apitokens.proofs.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HostilePeersTest {

    private static final List<HostileCase> FULL = Options.parse("--full").cases();

    @Test
    void theFullRunHasFiveThousandCasesAndTwentyOfEachOperationInEachRow() {
        Map<String, Long> counts = FULL.stream()
                .collect(Collectors.groupingBy(one -> one.row().name() + " " + one.op(), Collectors.counting()));

        assertTrue(FULL.size() >= 5000, () -> FULL.size() + " cases");
        counts.forEach((cell, count) -> assertTrue(count >= 20, () -> cell + ": " + count));
        assertEquals(FULL.size(), FULL.stream().map(HostileCase::id).distinct().count());
    }

    @Test
    void aCaseIsTheSameWheneverItIsRun() {
        for (HostileCase one : FULL) {
            HostileCase again = Catalogue.find(one.id(), 1);
            assertEquals(one.id(), again.id());
            assertEquals(one.random().nextLong(), again.random().nextLong());
        }
        HostileCase other = Catalogue.find("mutation-astro-rotate-3", 2);
        assertNotEquals(
                other.random().nextLong(),
                Catalogue.find(other.id(), 1).random().nextLong());
        assertThrows(IllegalArgumentException.class, () -> Catalogue.find("stray.error-okta-create-0", 1));
    }

    @Test
    void everyCaseCanBePlanned() {
        FULL.forEach(HostileCase::plan);
    }

    @Test
    void theReportNamesEachFailingCaseAndEndsWithTheSum() {
        Verdict fine = Verdict.of("stray.error-gcore-list-0");
        Verdict bad = Verdict.of("text.names-okta-get-1");
        bad.wrong().add("says so");
        bad.orphans().add("one");
        bad.orphans().add("two");
        bad.leaks().add("a part");
        bad.raw().add("thrown\nforged");
        List<String> lines = new ArrayList<>();

        assertFalse(print(new Report(List.of(fine, bad), 2, 7), lines));

        assertTrue(
                lines.get(0).startsWith("quality/prove hostile-peers --seed 7 --case text.names-okta-get-1  # "),
                lines::toString);
        assertEquals(
                "hostile peers: 2 cases, wrong outcomes=1, orphans=2, leaks=1, raw errors=1",
                lines.get(lines.size() - 1));
        assertTrue(print(new Report(List.of(fine), 1, 7), lines));
        assertEquals(
                "hostile peers: 1 cases, wrong outcomes=0, orphans=0, leaks=0, raw errors=0",
                lines.get(lines.size() - 1));
    }

    @Test
    void casesThatWereNotRunAreNoSuccess() {
        List<String> lines = new ArrayList<>();

        assertFalse(print(new Report(List.of(Verdict.of("stray.error-gcore-list-0")), 3, 1), lines));

        assertTrue(lines.contains("not run, because the time was over: 2 cases"), lines::toString);
    }

    private static boolean print(Report report, List<String> lines) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        boolean fine = report.print(new PrintStream(printed, true, StandardCharsets.UTF_8));
        lines.clear();
        printed.toString(StandardCharsets.UTF_8).lines().forEach(lines::add);
        return fine;
    }

    @Test
    void aVerdictSurvivesTheWayFromAChildProcess() {
        Verdict verdict = Verdict.of("memory.framing-gcore-list-0");
        verdict.wrong().add("one");
        verdict.wrong().add("two");
        verdict.raw().add("thrown\tand\nforged");

        Verdict read = VerdictLine.read(VerdictLine.write(verdict));

        assertEquals(verdict.id(), read.id());
        assertEquals(List.of("one", "two"), read.wrong());
        assertEquals(List.of(), read.orphans());
        assertEquals(List.of("thrown\\u0009and\\u000aforged"), read.raw());
    }

    @Test
    void childProcessesRunCases() throws Exception {
        List<HostileCase> cases =
                List.of(Catalogue.find("outcome.error-okta-list-0", 1), Catalogue.find("outcome.error-astro-get-0", 1));

        List<Verdict> verdicts =
                new Children(Heap.SMALL_NEVER_FULL, 1, Instant.now().plusSeconds(60)).run(cases);

        assertEquals(
                List.of("outcome.error-okta-list-0", "outcome.error-astro-get-0"),
                verdicts.stream().map(Verdict::id).toList());
        verdicts.forEach(verdict -> assertTrue(verdict.isFine(), verdict::findings));
    }

    @Test
    void noCaseIsStartedAfterTheTime() throws Exception {
        List<HostileCase> cases = List.of(Catalogue.find("outcome.error-okta-list-0", 1));

        try (Logs logs = Logs.collect()) {
            assertEquals(List.of(), Workers.run(cases, 1, Instant.now(), logs));
        }
        assertEquals(List.of(), new Children(Heap.SMALL, 1, Instant.now()).run(cases));
    }
}
