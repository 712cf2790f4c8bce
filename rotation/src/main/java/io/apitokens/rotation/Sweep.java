package io.apitokens.rotation;

import io.apitokens.Account;
import io.apitokens.Token;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Lists of accounts that several rotations share. Each rotation searches its account once before it is done; with a
 * sweep, one list serves all rotations of the account that are due. Use it for one pass over the rotations. Safe for use
 * by many threads.
 *
 * <pre>{@code
 * Sweep sweep = Sweep.create();
 * for (Rotation due : rotations) {
 *     out.println(due.advance(sweep));
 * }
 * }</pre>
 */
public final class Sweep {

    private final Map<Account, Listed> lists = new HashMap<>();

    private Sweep() {}

    /** {@return a sweep without any list} */
    public static Sweep create() {
        return new Sweep();
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
