package io.apitokens;

import java.time.Instant;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Chooses tokens by what their records say. Immutable; conditions add up. A record that does not tell never passes a
 * condition that asks for it.
 */
public final class TokenFilter {

    private static final TokenFilter ALL = new TokenFilter(token -> true, "all");

    private final Predicate<Token> condition;
    private final String description;

    private TokenFilter(Predicate<Token> condition, String description) {
        this.condition = condition;
        this.description = description;
    }

    /**
     * Begins with every token.
     *
     * @return a filter that all tokens pass
     */
    public static TokenFilter all() {
        return ALL;
    }

    /**
     * Keeps tokens of one name.
     *
     * @param name the exact name
     * @return the narrower filter
     */
    public TokenFilter named(String name) {
        Objects.requireNonNull(name, "name");
        return and(token -> token.name().equals(name), "named " + name);
    }

    /**
     * Keeps tokens whose name begins with a text.
     *
     * @param prefix the beginning
     * @return the narrower filter
     */
    public TokenFilter nameStartsWith(String prefix) {
        Objects.requireNonNull(prefix, "prefix");
        return and(token -> token.name().startsWith(prefix), "name starts with " + prefix);
    }

    /**
     * Keeps tokens in one state.
     *
     * @param status the state
     * @return the narrower filter
     */
    public TokenFilter status(TokenStatus status) {
        Objects.requireNonNull(status, "status");
        return and(token -> token.status() == status, "status " + status);
    }

    /**
     * Keeps tokens that end before a time.
     *
     * @param instant the time
     * @return the narrower filter; tokens without a known end do not pass
     */
    public TokenFilter expiringBefore(Instant instant) {
        Objects.requireNonNull(instant, "instant");
        return and(
                token -> token.expiry()
                        .endsAt()
                        .filter(end -> end.isBefore(instant))
                        .isPresent(),
                "expiring before " + instant);
    }

    /**
     * Keeps tokens that have certainly not been used since a time.
     *
     * @param instant the time
     * @return the narrower filter; tokens whose last use is unknown or estimated do not pass
     */
    public TokenFilter unusedSince(Instant instant) {
        Objects.requireNonNull(instant, "instant");
        return and(token -> token.lastUse().surelyUnusedSince(instant), "unused since " + instant);
    }

    /**
     * Keeps tokens created before a time.
     *
     * @param instant the time
     * @return the narrower filter; tokens without a known creation do not pass
     */
    public TokenFilter createdBefore(Instant instant) {
        Objects.requireNonNull(instant, "instant");
        return and(
                token -> token.created().filter(made -> made.isBefore(instant)).isPresent(),
                "created before " + instant);
    }

    /**
     * Keeps tokens created at or after a time.
     *
     * @param instant the time
     * @return the narrower filter; tokens without a known creation do not pass
     */
    public TokenFilter createdSince(Instant instant) {
        Objects.requireNonNull(instant, "instant");
        return and(
                token -> token.created().filter(made -> !made.isBefore(instant)).isPresent(),
                "created since " + instant);
    }

    /**
     * Keeps tokens whose present secret was issued before a time.
     *
     * @param instant the time
     * @return the narrower filter; tokens without a known time do not pass
     */
    public TokenFilter secretIssuedBefore(Instant instant) {
        Objects.requireNonNull(instant, "instant");
        return and(
                token -> token.secretIssued()
                        .filter(issued -> issued.isBefore(instant))
                        .isPresent(),
                "secret issued before " + instant);
    }

    /**
     * Keeps tokens made by one principal.
     *
     * @param idOrEmail the vendor's id of the issuer, or its e-mail address
     * @return the narrower filter; tokens of unknown issuer do not pass
     */
    public TokenFilter issuedBy(String idOrEmail) {
        Objects.requireNonNull(idOrEmail, "idOrEmail");
        return and(
                token -> token.issuer().id().filter(idOrEmail::equals).isPresent()
                        || token.issuer()
                                .email()
                                .filter(idOrEmail::equalsIgnoreCase)
                                .isPresent(),
                "issued by " + idOrEmail);
    }

    private TokenFilter and(Predicate<Token> more, String text) {
        return new TokenFilter(condition.and(more), this == ALL ? text : description + ", " + text);
    }

    /**
     * Tells whether a token passes.
     *
     * @param token the token
     * @return true if it meets every condition
     */
    public boolean matches(Token token) {
        return condition.test(token);
    }

    /** Gives the conditions in words. */
    @Override
    public String toString() {
        return "TokenFilter[" + description + "]";
    }
}
