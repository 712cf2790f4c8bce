package io.apitokens.testkit;

import io.apitokens.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Something that goes wrong, as the fault table names it.
 *
 * @param name such as {@code answer-lost}
 * @param setting under which circumstances it strikes
 * @param description what happens
 */
public record MatrixFault(String name, Setting setting, String description) {

    /** The circumstances of a fault. */
    public enum Setting {
        /** The request opens its connection. */
        FRESH,
        /** The connection has served a request before. */
        KEPT_ALIVE,
        /** The client's patience ends before the answer comes, in real time. */
        SLOW,
        /** The vendor speaks HTTP/2. */
        HTTP2,
        /** Nothing listens. */
        NO_SERVER
    }

    static final String KEYWORD = "fault ";

    static MatrixFault parse(List<String> cells) {
        String setting = cells.get(1).toUpperCase(Locale.ROOT).replace('-', '_');
        return new MatrixFault(
                cells.get(0).substring(KEYWORD.length()).strip(), Setting.valueOf(setting), cells.get(2));
    }

    /**
     * Gives what a simulated vendor is to be injected with, to be narrowed if it is not to strike the next request.
     *
     * @param now the vendor's time
     * @param credential what the client sends; a refusal quotes it
     * @param elsewhere the URL that redirects name
     * @return the fault
     * @throws IllegalStateException if there is no server to inject it into
     */
    public Fault fault(Instant now, Secret credential, String elsewhere) {
        return new MatrixFaults(now, credential, elsewhere).named(name);
    }
}
