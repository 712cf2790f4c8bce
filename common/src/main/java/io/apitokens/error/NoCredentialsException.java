package io.apitokens.error;

import io.apitokens.internal.ForeignText;
import java.util.List;
import java.util.function.Function;

/**
 * Signals that a client has no credential. Nothing was sent. The message names every source that was tried and why it
 * supplied none.
 */
public final class NoCredentialsException extends ConfigurationException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> tried;

    private NoCredentialsException(List<String> tried) {
        super(
                CallFacts.NO_CALL,
                "no credential was found: " + ForeignText.list(tried, Function.identity(), "; ") + ". Provide one.",
                null);
        this.tried = List.copyOf(tried);
    }

    /**
     * Creates the exception.
     *
     * @param tried each source and why it supplied none, such as {@code environment variable GCORE_API_KEY is not set}
     * @return the exception to throw
     */
    public static NoCredentialsException of(List<String> tried) {
        return new NoCredentialsException(tried);
    }

    /** {@return each source that was tried and why it supplied no credential; empty after deserialisation} */
    public List<String> tried() {
        return tried == null ? List.of() : tried;
    }
}
