package io.apitokens.rotation;

import io.apitokens.Account;
import io.apitokens.Token;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Lists of accounts that several rotations share. Each rotation searches its account once, after it has deleted its
 * predecessor. With a sweep it does so in the next advance, and one list serves all rotations of the account. Use one
 * sweep for one pass over the rotations; their clients must see the same tokens. Safe for use by many threads.
 */
public final class Sweep {

    private final Map<Account, Listed> lists = new HashMap<>();

    private final boolean shared;

    private Sweep(boolean shared) {
        this.shared = shared;
    }

    /** {@return a sweep without any list} */
    public static Sweep create() {
        return new Sweep(true);
    }

    /** Returns a sweep for one rotation. */
    static Sweep ofOne() {
        return new Sweep(false);
    }

    boolean isShared() {
        return shared;
    }

    private record Listed(Instant begun, List<Token> tokens) {}

    /** Returns a list of an account that began no earlier than a given time. */
    synchronized List<Token> list(Account account, Instant notBefore, Instant now, Supplier<List<Token>> request) {
        Listed known = lists.get(account);
        if (known == null || known.begun().isBefore(notBefore)) {
            known = new Listed(now, List.copyOf(request.get()));
            lists.put(account, known);
        }
        return known.tokens();
    }

    @Override
    public String toString() {
        return "Sweep[accounts=" + lists.size() + "]";
    }
}
