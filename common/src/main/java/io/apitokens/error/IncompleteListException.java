package io.apitokens.error;

import io.apitokens.Account;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A list over several accounts gave all that was to be had, and some accounts could not be read to their end. */
public final class IncompleteListException extends ApiTokenException {

    private static final long serialVersionUID = 1L;

    private final transient Map<Account, ApiTokenException> failures;

    private IncompleteListException(Map<Account, ApiTokenException> failures) {
        super(CallFacts.NO_CALL, "the list is incomplete: could not read " + failures.keySet(), null);
        this.failures = Collections.unmodifiableMap(new LinkedHashMap<>(failures));
        failures.values().forEach(this::addSuppressed);
    }

    /**
     * Creates the error.
     *
     * @param failures what stopped the list of each account, in the order of the accounts
     * @return the error to throw
     */
    public static IncompleteListException of(Map<Account, ApiTokenException> failures) {
        return new IncompleteListException(failures);
    }

    /**
     * Tells what stopped the list of each account that is not complete.
     *
     * @return in the order of the accounts
     */
    public Map<Account, ApiTokenException> failures() {
        return failures == null ? Map.of() : failures;
    }
}
