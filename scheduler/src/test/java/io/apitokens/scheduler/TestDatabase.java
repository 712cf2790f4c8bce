package io.apitokens.scheduler;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;

/**
 * The databases of these tests: a file of H2 in a test's directory, or a schema of PostgreSQL for each directory. {@code
 * quality/prove journals} runs all tests of this package on PostgreSQL.
 */
final class TestDatabase {

    /** The system property with the URL of a database of PostgreSQL that has parameters. Without it, H2 is used. */
    private static final String POSTGRES = "apitokens.scheduler.postgres";

    private static final Queue<Connection> IDLE = new ConcurrentLinkedQueue<>();

    private TestDatabase() {}

    static DataSource in(Path directory) {
        String url = System.getProperty(POSTGRES);
        if (url == null) {
            JdbcDataSource h2 = new JdbcDataSource();
            h2.setURL("jdbc:h2:file:" + directory.resolve("scheduler") + ";WRITE_DELAY=0;DB_CLOSE_DELAY=-1");
            return h2;
        }
        String schema = "test_" + Integer.toHexString(directory.toString().hashCode());
        InvocationHandler pool = (proxy, method, arguments) -> {
            if (!method.getName().equals("getConnection")) {
                throw new UnsupportedOperationException(method.getName());
            }
            return taken(url, schema);
        };
        DataSource dataSource = proxy(DataSource.class, pool);
        try {
            execute(dataSource, "CREATE SCHEMA IF NOT EXISTS " + schema);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL cannot be used", e);
        }
        return dataSource;
    }

    /** Takes a connection from the pool of all tests, which it goes back to when it is closed. */
    private static Connection taken(String url, String schema) throws SQLException {
        Connection idle = IDLE.poll();
        Connection real = idle == null ? DriverManager.getConnection(url) : idle;
        real.setSchema(schema);
        AtomicBoolean closed = new AtomicBoolean();
        return proxy(Connection.class, (proxy, method, arguments) -> {
            if (!method.getName().equals("close")) {
                return invoked(method, real, arguments);
            }
            if (closed.compareAndSet(false, true)) {
                if (!real.getAutoCommit()) {
                    real.rollback();
                    real.setAutoCommit(true);
                }
                IDLE.add(real);
            }
            return null;
        });
    }

    private static @Nullable Object invoked(Method method, Object target, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    static void execute(DataSource database, String... statements) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    static long number(DataSource database, String query) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Returns all that the tables hold, and with H2 also the bytes of its files. */
    static String content(DataSource database, Path directory) throws IOException, SQLException {
        StringBuilder all = new StringBuilder();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : tables(connection)) {
                try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
                    while (rows.next()) {
                        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                            all.append(rows.getString(i)).append('\n');
                        }
                    }
                }
            }
        }
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file :
                    (Iterable<Path>) files.filter(path -> path.toString().endsWith(".db"))::iterator) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        DatabaseMetaData data = connection.getMetaData();
        try (ResultSet tables =
                data.getTables(null, connection.getSchema(), "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (tables.next()) {
                names.add(tables.getString("TABLE_NAME"));
            }
        }
        return names;
    }
}
