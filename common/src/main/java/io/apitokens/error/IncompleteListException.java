package io.apitokens.error;

import io.apitokens.Account;
import io.apitokens.internal.ForeignText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Signals that some accounts of a list over several accounts could not be read completely. An iteration has
 * already returned every token that could be read; {@code TokenList.toList()} returns none.
 */
public final class IncompleteListException extends ApiTokenException {

    private static final long serialVersionUID = 1L;

    private final transient Map<Account, ApiTokenException> failures;

    private IncompleteListException(Map<Account, ApiTokenException> failures) {
        super(
                CallFacts.NO_CALL,
                "the accounts [" + ForeignText.list(failures.keySet(), Function.identity(), ", ")
                        + "] could not be read completely; an iteration returns all tokens that could be read before this"
                        + " exception. See failures().",
                null);
        this.failures = Collections.unmodifiableMap(new LinkedHashMap<>(failures));
        failures.values().forEach(this::addSuppressed);
    }

    /**
     * Creates the exception.
     *
     * @param failures the failure of each account whose list is incomplete, in the order of the accounts
     * @return the exception to throw
     */
    public static IncompleteListException of(Map<Account, ApiTokenException> failures) {
        return new IncompleteListException(failures);
    }

    /**
     * {@return the failure of each account whose list is incomplete, in the order of the accounts; empty after
     * deserialisation}
     */
    public Map<Account, ApiTokenException> failures() {
        return failures == null ? Map.of() : failures;
    }
}
