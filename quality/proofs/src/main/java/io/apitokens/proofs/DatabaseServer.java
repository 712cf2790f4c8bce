package io.apitokens.proofs;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.tools.Server;

/** A database on loopback, with its data in files. It outlives the processes whose journals it holds. */
final class DatabaseServer implements JournalPlaces, AutoCloseable {

    private static final String SETTINGS = ";WRITE_DELAY=0;DB_CLOSE_DELAY=-1";

    private final TemporaryFolder folder;
    private final Server server;
    private final AtomicInteger schemas = new AtomicInteger();

    private DatabaseServer(TemporaryFolder folder, Server server) {
        this.folder = folder;
        this.server = server;
    }

    static DatabaseServer start() throws IOException {
        // Before the first server of this JVM; otherwise it listens on every address.
        System.setProperty("h2.bindAddress", "127.0.0.1");
        TemporaryFolder folder = TemporaryFolder.create();
        try {
            Server server = Server.createTcpServer(
                    "-tcpPort", "0", "-baseDir", folder.path().toString());
            return new DatabaseServer(folder, server.start());
        } catch (SQLException e) {
            folder.close();
            throw new IOException("the database cannot be started", e);
        }
    }

    /** Creates a journal in a schema of its own, for this process and others. */
    @Override
    public String fresh(Path directory) throws IOException {
        return created("jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/./journals" + SETTINGS);
    }

    /** Returns places in the same database, whose connections are cheaper, and open to this process only. */
    JournalPlaces inThisProcess() {
        return directory -> created(local());
    }

    private String local() {
        return "jdbc:h2:" + folder.path().resolve("journals") + SETTINGS;
    }

    private String created(String url) throws IOException {
        String schema = "JOURNAL_" + schemas.incrementAndGet();
        execute("CREATE SCHEMA " + schema);
        String place = url + ";SCHEMA=" + schema;
        JournalPlaces.database(place).createTable();
        return place;
    }

    private void execute(String sql) throws IOException {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL(local());
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IOException("the database failed", e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            execute("SHUTDOWN");
        } finally {
            server.stop();
            folder.close();
        }
    }
}
