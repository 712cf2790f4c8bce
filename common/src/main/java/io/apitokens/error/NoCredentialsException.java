package io.apitokens.error;

import java.util.List;

/** A client has no credential; nothing was sent. Names every source that was tried, and why it gave none. */
public final class NoCredentialsException extends ConfigurationException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> tried;

    private NoCredentialsException(List<String> tried) {
        super(CallFacts.NO_CALL, "no credential: " + String.join("; ", tried), null);
        this.tried = List.copyOf(tried);
    }

    /**
     * Creates the error.
     *
     * @param tried each source and why it gave none, such as {@code environment variable GCORE_API_KEY is not set}
     * @return the error to throw
     */
    public static NoCredentialsException of(List<String> tried) {
        return new NoCredentialsException(tried);
    }

    /**
     * Tells which sources were tried.
     *
     * @return each source and why it gave none
     */
    public List<String> tried() {
        return tried == null ? List.of() : tried;
    }
}
