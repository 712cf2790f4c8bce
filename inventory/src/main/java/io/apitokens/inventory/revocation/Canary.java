package io.apitokens.inventory.revocation;

import io.apitokens.TimeSource;
import io.apitokens.error.InvalidInputException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/** The first tokens of a restriction, after which it waits and checks before it goes on. Immutable. */
public final class Canary {

    private final int tokens;
    private final Duration wait;
    private final BooleanSupplier check;
    private final TimeSource timeSource;

    private Canary(int tokens, Duration wait, BooleanSupplier check, TimeSource timeSource) {
        this.tokens = tokens;
        this.wait = wait;
        this.check = check;
        this.timeSource = timeSource;
    }

    /**
     * Creates a canary.
     *
     * @param tokens how many tokens are restricted first, at least 1
     * @param wait how long to wait then, not negative
     * @param check returns whether all still works; if it returns false or throws, the first tokens get their former
     *     conditions again, and no other is restricted
     * @return the canary
     * @throws InvalidInputException if the number or the time is too small
     */
    public static Canary of(int tokens, Duration wait, BooleanSupplier check) {
        if (tokens < 1) {
            throw InvalidInputException.of("tokens", "is less than 1");
        }
        if (wait.isNegative()) {
            throw InvalidInputException.of("wait", "is negative");
        }
        return new Canary(tokens, wait, Objects.requireNonNull(check, "check"), TimeSource.system());
    }

    /**
     * Sets the time source that waits; for tests.
     *
     * @param source the time source
     * @return the changed copy
     */
    public Canary withTimeSource(TimeSource source) {
        return new Canary(tokens, wait, check, Objects.requireNonNull(source, "source"));
    }

    int tokens() {
        return tokens;
    }

    /** Waits, and returns whether the restriction may go on. */
    boolean passes() throws InterruptedException {
        timeSource.sleep(wait);
        try {
            return check.getAsBoolean();
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** {@return the number of tokens and the time} */
    @Override
    public String toString() {
        return "Canary[" + tokens + " tokens, " + wait + "]";
    }
}
