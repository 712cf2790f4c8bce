package io.apitokens.benchmarks;

import io.apitokens.rotation.JdbcJournal;
import io.apitokens.rotation.Journal;
import io.apitokens.rotation.JournalEntry;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.h2.jdbcx.JdbcDataSource;

/**
 * Measures how the time to read and to change an entry depends on the size of a journal, in turns with a small and a
 * large one, and the memory that a process needs for a million entries.
 */
final class JournalGrowth {

    private static final String TABLE = "journal.jdbc";
    private static final int SMALL = 1_000;
    private static final int LARGE = 100_000;
    private static final int MILLION = 1_000_000;
    private static final int OPERATIONS = 40;
    /** Entries of a table that are read and changed; the primary key puts them everywhere in its index. */
    private static final int USED = 500;
    private static final String VALUES = "{\"name\":\"deploy\",\"nonce\":\"0123456789abcdef0123456789abcdef\","
            + "\"started\":\"2026-01-01T00:00:00Z\",\"state\":\"DONE\",\"successor\":\"acme/1/sim\"}";

    private final Figures figures;
    private final String name;
    private final Random random = new Random(1);
    private final boolean isTable;
    private int revision;

    private JournalGrowth(Figures figures, String name) {
        this.figures = figures;
        this.name = name;
        this.isTable = name.equals(TABLE);
    }

    @SuppressWarnings("try") // The connections keep the databases open.
    static void measure(Figures figures, Effort effort) throws Exception {
        Path folder = Files.createTempDirectory("journals");
        try {
            int turns = effort.isQuick() ? 15 : 60;
            new JournalGrowth(figures, "journal.file")
                    .inTurns(
                            turns,
                            Journal.file(log(folder.resolve("small.log"), SMALL)),
                            Journal.file(log(folder.resolve("large.log"), LARGE)));
            try (Connection small = table(folder.resolve("small"), SMALL).getConnection();
                    Connection large = table(folder.resolve("large"), LARGE).getConnection()) {
                new JournalGrowth(figures, TABLE)
                        .inTurns(
                                turns,
                                JdbcJournal.of(database(folder.resolve("small"))),
                                JdbcJournal.of(database(folder.resolve("large"))));
            }
            Path million = log(folder.resolve("million.log"), MILLION);
            try (Child child = Child.start(List.of("-Xmx256m"), JournalGrowth.class, million.toString())) {
                figures.add("journal.file.1M", Double.parseDouble(child.hearSome()));
            }
        } finally {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    /** Opens a journal of a million entries, uses it, and prints the MiB of memory that are then in use. */
    public static void main(String[] arguments) throws IOException {
        Journal journal = Journal.file(Path.of(arguments[0]));
        JournalGrowth growth = new JournalGrowth(new Figures(), "million");
        growth.turn(journal, MILLION);
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        double used = (runtime.totalMemory() - runtime.freeMemory()) / (1024.0 * 1024);
        // Uses the journal again, so that it is still in memory above.
        growth.turn(journal, MILLION);
        System.out.println(used);
    }

    private void inTurns(int turns, Journal small, Journal large) throws IOException {
        // The first turns read the journals, and warm the code.
        JournalGrowth warming = new JournalGrowth(new Figures(), name);
        for (int i = 0; i < 10; i++) {
            warming.turn(small, SMALL);
            warming.turn(large, LARGE);
        }
        revision = warming.revision;
        for (int i = 0; i < turns; i++) {
            turn(small, SMALL);
            turn(large, LARGE);
        }
    }

    private void turn(Journal journal, int size) throws IOException {
        long reading = 0;
        long writing = 0;
        for (int i = 0; i < OPERATIONS; i++) {
            String key = key(random.nextInt(isTable ? USED : size));
            long begun = System.nanoTime();
            JournalEntry entry = journal.entry(key).orElseThrow();
            long read = System.nanoTime();
            if (!journal.replace(key, entry, new JournalEntry(key, "s" + revision++, entry.values()))) {
                throw new IllegalStateException("the entry was changed meanwhile");
            }
            reading += read - begun;
            writing += System.nanoTime() - read;
        }
        figures.add(name + ".entry." + size, reading / 1000.0 / OPERATIONS);
        figures.add(name + ".replace." + size, writing / 1000.0 / OPERATIONS);
    }

    static List<Ratio> ratios(Figures figures, String name) {
        return Stream.of("entry", "replace")
                .map(operation -> name + "." + operation + ".")
                .map(of -> figures.ratio(
                        name + ".growth " + of.split("\\.")[2], of + LARGE, of + SMALL))
                .toList();
    }

    private static String key(int number) {
        return "rotation:acme/1/sim" + number;
    }

    /** Writes a journal's file as the library does, but without waiting for the disk after each entry. */
    private static Path log(Path file, int entries) throws IOException {
        Files.createFile(
                file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(bytes("apitokens-journal 2 0123456789abcdef0123456789abcdef\n"));
            for (int i = 0; i < entries; i++) {
                byte[] json = bytes("{\"key\":\"" + key(i) + "\",\"revision\":\"r" + i + "\",\"values\":" + VALUES + "}");
                CRC32C checksum = new CRC32C();
                checksum.update(json);
                out.write(bytes(String.format("%08x ", checksum.getValue())));
                out.write(json);
                out.write('\n');
            }
        }
        return file;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static JdbcDataSource database(Path path) {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:" + path + ";WRITE_DELAY=0");
        return database;
    }

    /** Fills a table: the entries that are used, and rows that are only there. */
    private static JdbcDataSource table(Path path, int entries) throws IOException, SQLException {
        JdbcDataSource database = database(path);
        try (Connection open = database.getConnection()) {
            JdbcJournal journal = JdbcJournal.of(database);
            journal.createTable();
            for (int i = 0; i < USED; i++) {
                JournalEntry entry = new JournalEntry(key(i), "r" + i, Map.of("name", "deploy", "state", "DONE"));
                journal.replace(entry.key(), null, entry);
            }
            try (PreparedStatement filling = open.prepareStatement("INSERT INTO apitokens_journal "
                    + "SELECT LOWER(RAWTOHEX(HASH('SHA-256', X))), 'rotation:filling' || X, 'r' || X, ? "
                    + "FROM SYSTEM_RANGE(1, ?)")) {
                filling.setString(1, VALUES);
                filling.setInt(2, entries - USED);
                filling.executeUpdate();
            }
        }
        return database;
    }
}
