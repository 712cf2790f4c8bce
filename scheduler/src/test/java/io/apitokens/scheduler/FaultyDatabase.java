package io.apitokens.scheduler;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connections whose calls of the database can be counted. From a chosen one on, all fail as those of a dead process, or it
 * fails alone.
 */
final class FaultyDatabase {

    private static final Set<String> CALLS =
            Set.of("getConnection", "execute", "executeQuery", "executeUpdate", "executeBatch", "commit");

    /** What a call throws instead of an answer. Nothing that the library catches hides it. */
    static final class ProcessEnded extends Error {

        private static final long serialVersionUID = 1L;

        ProcessEnded() {
            super("the process has ended", null, false, false);
        }
    }

    private final DataSource real;
    private final Runnable death;
    private int calls;
    private int last = Integer.MAX_VALUE;
    private boolean isSent;
    private boolean isAlone;

    FaultyDatabase(DataSource real, Runnable death) {
        this.real = real;
        this.death = death;
    }

    synchronized int calls() {
        return calls;
    }

    /** Lets the n-th call from now on and all later ones fail; with {@code sent}, the database makes the n-th one. */
    synchronized void endAt(int call, boolean sent) {
        calls = 0;
        last = call;
        isSent = sent;
        isAlone = false;
    }

    /** Lets the n-th call from now on fail; with {@code sent}, the database makes it. */
    synchronized void failAt(int call, boolean sent) {
        endAt(call, sent);
        isAlone = true;
    }

    /** Lets all calls succeed again, as those of another process. */
    synchronized void revive() {
        last = Integer.MAX_VALUE;
    }

    DataSource dataSource() {
        return proxy(DataSource.class, real);
    }

    private @Nullable Object proxied(@Nullable Object result) {
        if (result instanceof Connection connection) {
            return proxy(Connection.class, connection);
        }
        if (result instanceof PreparedStatement statement) {
            return proxy(PreparedStatement.class, statement);
        }
        return result instanceof Statement statement ? proxy(Statement.class, statement) : result;
    }

    private synchronized <T> @Nullable Object counted(String method, Call<T> call) throws Throwable {
        if (!CALLS.contains(method)) {
            return call.proceed();
        }
        calls++;
        if (calls < last || (isAlone && calls > last)) {
            return call.proceed();
        }
        if (calls == last && isSent) {
            call.proceed();
        }
        if (isAlone) {
            throw new SQLException("the connection was reset", "08006");
        }
        death.run();
        throw new ProcessEnded();
    }

    /** The call itself. */
    private interface Call<T> {
        @Nullable
        T proceed() throws Throwable;
    }

    private <T> T proxy(Class<T> type, Object target) {
        InvocationHandler handler = (proxy, method, arguments) -> proxied(counted(method.getName(), () -> {
            try {
                return method.invoke(target, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
