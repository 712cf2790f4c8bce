package io.apitokens.journals;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL server on loopback, with its data in a directory. */
final class Postgres implements AutoCloseable {

    private static final String USER = "postgres";
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private final Path data;
    private final EmbeddedPostgres server;

    private Postgres(Path data, EmbeddedPostgres server) {
        this.data = data;
        this.server = server;
    }

    /** Starts a server with settings that override those with which the tests' server would lose changes. */
    static Postgres start(Path data, Map<String, String> settings) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPGStartupWait(Duration.ofMinutes(1))
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("fsync", "on");
        settings.forEach(builder::setServerConfig);
        return new Postgres(data, builder.start());
    }

    /** Returns connections to one schema, with settings in the form of the server's command line. */
    DataSource dataSource(String schema, String options) {
        return dataSource(server.getPort(), schema, options);
    }

    static DataSource dataSource(int port, String schema, String options) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setServerNames(new String[] {"127.0.0.1"});
        dataSource.setPortNumbers(new int[] {port});
        dataSource.setUser(USER);
        dataSource.setDatabaseName(USER);
        dataSource.setCurrentSchema(schema);
        dataSource.setSocketTimeout(60);
        if (!options.isEmpty()) {
            dataSource.setOptions(options);
        }
        return dataSource;
    }

    /** {@return the URL of the database, to which more parameters can be added} */
    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + USER + "?user=" + USER;
    }

    int port() {
        return server.getPort();
    }

    String freshSchema() throws SQLException {
        String name = "journal_" + SCHEMAS.incrementAndGet();
        execute("CREATE SCHEMA " + name);
        return name;
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = dataSource("public", "").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Kills the server, and waits until all its processes have gone. */
    void kill() throws Exception {
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        ProcessHandle[] all =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toArray(ProcessHandle[]::new);
        for (ProcessHandle process : all) {
            process.destroyForcibly();
        }
        for (ProcessHandle process : all) {
            process.onExit().get();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
