package io.apitokens.testkit;

import io.apitokens.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A fault as the fault table names it.
 *
 * @param name such as {@code response-lost}
 * @param setting the circumstances under which it takes effect
 * @param description what happens
 */
public record MatrixFault(String name, Setting setting, String description) {

    /** The circumstances under which a fault takes effect. */
    public enum Setting {
        /** The request opens a new connection. */
        FRESH,
        /** The request reuses a connection that has served a request before. */
        KEPT_ALIVE,
        /** The client's timeout expires before the response arrives, in real time. */
        SLOW,
        /** The vendor speaks HTTP/2. */
        HTTP2,
        /** No server listens. */
        NO_SERVER
    }

    static final String KEYWORD = "fault ";

    static MatrixFault parse(List<String> cells) {
        String setting = cells.get(1).toUpperCase(Locale.ROOT).replace('-', '_');
        return new MatrixFault(
                cells.get(0).substring(KEYWORD.length()).strip(), Setting.valueOf(setting), cells.get(2));
    }

    /**
     * Returns the fault to inject into a simulated vendor. By default it takes effect in the next request; narrow it
     * for another.
     *
     * @param now the vendor's time
     * @param credential the credential that the client sends; some error bodies quote it
     * @param elsewhere the URL of redirects
     * @return the fault
     * @throws IllegalStateException if the setting is {@link Setting#NO_SERVER}
     */
    public Fault fault(Instant now, Secret credential, String elsewhere) {
        return new MatrixFaults(now, credential, elsewhere).named(name);
    }
}
