package io.apitokens.proofs;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Kills a rotating process at every boundary of the rotation, and finishes the rotation in this process. Then runs two
 * rotators on the same token at once. Does both with the journal in a file, and with the journal in a database.
 */
public final class RotationCrash {

    private static final int PROCESSES = 2;
    private static final int ROUNDS = 50;
    private static final int EVERY = 1;

    private RotationCrash() {}

    /**
     * Kills a rotation at every boundary, and runs 50 races.
     *
     * @param args not used
     * @throws Exception if a rotation or a race cannot be run, or its outcome is not as expected
     */
    public static void main(String[] args) throws Exception {
        List<String> wrong = new ArrayList<>();
        System.out.println("journal in a file");
        wrong.addAll(kill(EVERY, JournalPlaces.FILES, System.out));
        wrong.addAll(race(ROUNDS, JournalPlaces.FILES, System.out));
        try (DatabaseServer database = DatabaseServer.start()) {
            System.out.println("journal in a database");
            wrong.addAll(kill(EVERY, database, System.out));
            wrong.addAll(race(ROUNDS, database, System.out));
        }
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("not as expected: " + String.join("; ", wrong));
        }
        System.out.println("rotation crash: ok");
    }

    /**
     * Kills rotations at every n-th boundary, prints the totals, and returns the deviations from the expected outcome.
     */
    static List<String> kill(int every, JournalPlaces places, PrintStream out)
            throws IOException, InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(PROCESSES);
        try {
            List<Future<KilledRotation.Report>> reports = new ArrayList<>();
            for (CrashStage.Subject subject : subjects(places)) {
                KilledRotation killed = new KilledRotation(subject, places);
                int boundaries = killed.boundaries();
                out.println(subject + ": a rotation has " + boundaries + " boundaries");
                for (int i = every; i <= boundaries; i += every) {
                    int boundary = i;
                    reports.add(threads.submit(() -> killed.at(boundary)));
                }
            }
            return sum(reports, out);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Returns what is rotated. Okta's credentials differ by their target, not by the journal, so one kind is enough. */
    private static List<CrashStage.Subject> subjects(JournalPlaces places) {
        List<CrashStage.Subject> subjects = new ArrayList<>(List.of(CreatingVendor.values()));
        if (places.equals(JournalPlaces.FILES)) {
            subjects.addAll(List.of(OktaSubject.values()));
        }
        return subjects;
    }

    private static List<String> sum(List<Future<KilledRotation.Report>> reports, PrintStream out)
            throws InterruptedException, ExecutionException {
        List<String> wrong = new ArrayList<>();
        int working = 0;
        int strays = 0;
        for (Future<KilledRotation.Report> future : reports) {
            KilledRotation.Report report = future.get();
            strays += report.strays();
            working += report.wrong().isEmpty() ? 1 : 0;
            if (report.strays() > 0 || !report.wrong().isEmpty()) {
                wrong.add(report.toString());
            }
        }
        out.println("rotations=" + reports.size() + " working credential after each=" + working + " stray live tokens="
                + strays);
        return wrong;
    }

    /** Runs races of two rotators, half of the rounds at each vendor; prints the totals and returns the deviations. */
    static List<String> race(int rounds, JournalPlaces places, PrintStream out)
            throws IOException, InterruptedException {
        List<String> wrong = new ArrayList<>();
        int winners = 0;
        int thirdTokens = 0;
        int share = rounds / CreatingVendor.values().length;
        for (CreatingVendor vendor : CreatingVendor.values()) {
            try (RotatorRace race = RotatorRace.at(vendor, Instant.now(), places)) {
                for (int i = 0; i < share; i++) {
                    race.round();
                }
                winners += race.winners();
                thirdTokens += race.thirdTokens();
                wrong.addAll(race.wrong());
            }
        }
        out.println("winners=" + winners + " third tokens=" + thirdTokens);
        if (winners != rounds || thirdTokens != 0) {
            wrong.add("of " + rounds + " rounds " + winners + " had a winner");
        }
        return wrong;
    }
}
