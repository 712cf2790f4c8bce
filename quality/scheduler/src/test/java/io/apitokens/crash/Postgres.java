package io.apitokens.crash;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL server on loopback that keeps its port and its data when it is killed and started again. */
final class Postgres implements AutoCloseable {

    private static final String USER = "postgres";

    private final Path data;
    private final int port;
    private EmbeddedPostgres server;

    private Postgres(Path data, int port, EmbeddedPostgres server) {
        this.data = data;
        this.port = port;
        this.server = server;
    }

    static Postgres start(Path data) throws IOException {
        int port = freePort();
        return new Postgres(data, port, launch(data, port));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Starts a server with settings under which it loses nothing that it acknowledged. */
    private static EmbeddedPostgres launch(Path data, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setPGStartupWait(Duration.ofMinutes(1))
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("fsync", "on")
                .setServerConfig("max_connections", "150")
                .start();
    }

    int port() {
        return port;
    }

    /** Returns a pool of connections. It survives a restart of the server, and may be created while there is none. */
    static HikariDataSource pool(int port, int size) {
        PGSimpleDataSource plain = new PGSimpleDataSource();
        plain.setServerNames(new String[] {"127.0.0.1"});
        plain.setPortNumbers(new int[] {port});
        plain.setUser(USER);
        plain.setDatabaseName(USER);
        plain.setSocketTimeout(30);
        HikariConfig config = new HikariConfig();
        config.setDataSource(plain);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(5_000);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
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

    /** Starts the server again after it was killed. */
    void startAgain() throws IOException {
        Files.deleteIfExists(data.resolve("postmaster.pid"));
        server.close();
        server = launch(data, port);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
