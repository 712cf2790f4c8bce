package io.apitokens.journals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.rotation.JdbcJournal;
import io.apitokens.rotation.JournalEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks that PostgreSQL keeps what the journal acknowledged, and is rejected where it would not. */
class PostgresDurabilityTest {

    private static final int CHANGES = 5;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    private static JournalEntry entry(int number) {
        return new JournalEntry("create:" + number, "r" + number, Map.of("number", Integer.toString(number)));
    }

    private static void rejected(DataSource dataSource, String reason) {
        IOException refusal =
                assertThrows(IOException.class, () -> JdbcJournal.of(dataSource).replace("create:1", null, entry(1)));
        assertEquals(
                "the journal's database is rejected, and nothing was read or changed: " + reason, refusal.getMessage());
        assertThrows(IOException.class, () -> JdbcJournal.of(dataSource).entry("create:1"));
    }

    private static String loses(String setting) {
        return "PostgreSQL has synchronous_commit=" + setting + ", so a crash or failover loses acknowledged changes."
                + " Use ALTER ROLE … SET synchronous_commit = on";
    }

    @Test
    void aServerKilledRightAfterEachAcknowledgementLosesNothing() throws Exception {
        Path data = directory.resolve("data");
        Set<JournalEntry> acknowledged = new HashSet<>();
        for (int i = 0; i < CHANGES; i++) {
            Postgres server = Postgres.start(data, Map.of());
            try {
                JdbcJournal journal = JdbcJournal.of(server.dataSource("public", ""));
                journal.createTable();
                assertEquals(acknowledged, Set.copyOf(journal.entries()));
                assertTrue(journal.replace(entry(i).key(), null, entry(i)));
                acknowledged.add(entry(i));
                server.kill();
            } finally {
                server.close();
            }
        }
    }

    /** Without a synchronous standby, a failover may lose what was acknowledged last; no client can find that out. */
    @Test
    void aFailoverToASynchronousStandbyLosesNothing() throws Exception {
        Path first = directory.resolve("first");
        Path second = directory.resolve("second");
        Postgres.start(first, Map.of()).close();
        copy(first, second);
        Files.createFile(second.resolve("standby.signal"));
        configure(first, "synchronous_standby_names = '*'");
        Postgres primary = Postgres.start(first, Map.of());
        configure(second, "primary_conninfo = 'host=127.0.0.1 user=postgres port=" + primary.port() + "'");
        try (Postgres standby = Postgres.start(second, Map.of())) {
            JdbcJournal journal = JdbcJournal.of(primary.dataSource("public", ""));
            journal.createTable();
            List<JournalEntry> acknowledged = new ArrayList<>();
            for (int i = 0; i < CHANGES; i++) {
                assertTrue(journal.replace(entry(i).key(), null, entry(i)));
                acknowledged.add(entry(i));
            }
            rejected(primary.dataSource("public", "-c synchronous_commit=local"), loses("local"));
            rejected(
                    standby.dataSource("public", ""),
                    "this PostgreSQL is a standby, whose content may be old. Connect to the primary, with"
                            + " targetServerType=primary");
            primary.kill();
            standby.execute("SELECT pg_promote()");
            assertEquals(
                    Set.copyOf(acknowledged),
                    Set.copyOf(JdbcJournal.of(standby.dataSource("public", "")).entries()));
        } finally {
            primary.close();
        }
    }

    @Test
    void aServerThatLosesAcknowledgedChangesIsRejected() throws Exception {
        try (Postgres server = Postgres.start(directory.resolve("data"), Map.of("fsync", "off"))) {
            rejected(
                    server.dataSource("public", ""),
                    "PostgreSQL has fsync=off, so a power failure loses acknowledged changes. Set it to on");
            rejected(server.dataSource("public", "-c synchronous_commit=off"), loses("off"));
        }
    }

    @Test
    void severalProcessesMayCreateTheTableAtTheSameTime() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (Postgres server = Postgres.start(directory.resolve("data"), Map.of())) {
            for (int round = 0; round < 10; round++) {
                String schema = server.freshSchema();
                Callable<Boolean> create = () -> {
                    JdbcJournal.of(server.dataSource(schema, "")).createTable();
                    return true;
                };
                for (Future<Boolean> each :
                        threads.invokeAll(Stream.generate(() -> create).limit(8).toList())) {
                    assertTrue(each.get());
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void configure(Path data, String line) throws IOException {
        Files.writeString(data.resolve("postgresql.auto.conf"), line + "\n", StandardOpenOption.APPEND);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(file));
                Files.copy(file, target);
                Files.setPosixFilePermissions(target, Files.getPosixFilePermissions(file));
            }
        }
    }
}
