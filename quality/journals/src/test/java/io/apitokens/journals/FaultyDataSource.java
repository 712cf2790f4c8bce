package io.apitokens.journals;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Wraps a data source so that its connections fail at chosen calls. */
final class FaultyDataSource {

    /** Runs around a call of a connection or of a prepared statement. */
    interface Around {
        @Nullable
        Object run(String method, Call call) throws Exception;
    }

    /** The call itself. */
    interface Call {
        @Nullable
        Object proceed() throws Exception;
    }

    private FaultyDataSource() {}

    static DataSource of(DataSource real, Around around) {
        return proxy(DataSource.class, real, (method, call) -> {
            Object result = call.proceed();
            return result instanceof Connection connection ? connection(connection, around) : result;
        });
    }

    /** Fails the first change before the database sees it, or after it was made. */
    static DataSource failingOnce(DataSource real, boolean after) {
        boolean[] failed = {false};
        return of(real, (method, call) -> {
            if (!method.equals("executeUpdate") || failed[0]) {
                return call.proceed();
            }
            failed[0] = true;
            if (after) {
                call.proceed();
            }
            throw new SQLException("the connection was reset", "08006");
        });
    }

    private static Connection connection(Connection real, Around around) {
        return proxy(Connection.class, real, (method, call) -> {
            Object result = around.run(method, call);
            return result instanceof PreparedStatement statement
                    ? proxy(PreparedStatement.class, statement, around)
                    : result;
        });
    }

    private static <T> T proxy(Class<T> type, Object real, Around around) {
        InvocationHandler handler = (proxy, method, arguments) -> around.run(method.getName(), () -> {
            try {
                return method.invoke(real, arguments);
            } catch (InvocationTargetException e) {
                if (e.getCause() instanceof Exception cause) {
                    throw cause;
                }
                throw e;
            }
        });
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
