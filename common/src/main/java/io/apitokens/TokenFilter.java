package io.apitokens;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Chooses tokens by what their records say. Immutable; conditions add up. A record that does not tell never passes a
 * condition that asks for it; {@link #verdict} says of such a token that it was not told, where {@link #matches} says no.
 */
public final class TokenFilter {

    private static final TokenFilter ALL = new TokenFilter(token -> Verdict.PASSES, "all");

    private final Function<Token, Verdict> condition;
    private final String description;

    /** What a filter makes of one token. */
    public enum Verdict {
        /** It meets every condition. */
        PASSES,
        /** It certainly fails a condition. */
        FAILS,
        /** Not told: when it was last used is unknown, estimated, or not known closely enough. */
        LAST_USE_UNKNOWN,
        /** Not told: who made it is unknown, or known only by other marks than the one asked for. */
        ISSUER_UNKNOWN,
        /** Not told: another token made it, and who stands behind that one the record does not say. */
        ISSUED_BY_A_TOKEN,
        /** Not told: its end is unknown. */
        EXPIRY_UNKNOWN,
        /** Not told: when it was made, or got its present secret, is unknown. */
        CREATION_UNKNOWN
    }

    private TokenFilter(Function<Token, Verdict> condition, String description) {
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
        return and(told(token -> token.name().equals(name)), "named " + name);
    }

    /**
     * Keeps tokens whose name begins with a text.
     *
     * @param prefix the beginning
     * @return the narrower filter
     */
    public TokenFilter nameStartsWith(String prefix) {
        Objects.requireNonNull(prefix, "prefix");
        return and(told(token -> token.name().startsWith(prefix)), "name starts with " + prefix);
    }

    /**
     * Keeps tokens in one state.
     *
     * @param status the state
     * @return the narrower filter
     */
    public TokenFilter status(TokenStatus status) {
        Objects.requireNonNull(status, "status");
        return and(told(token -> token.status() == status), "status " + status);
    }

    /**
     * Keeps tokens that end before a time.
     *
     * @param instant the time
     * @return the narrower filter; tokens without a known end do not pass
     */
    public TokenFilter expiringBefore(Instant instant) {
        Objects.requireNonNull(instant, "instant");
        return and(token -> expiry(token.expiry(), instant), "expiring before " + instant);
    }

    /**
     * Keeps tokens that have certainly not been used since a time.
     *
     * @param instant the time
     * @return the narrower filter; tokens whose last use is unknown or estimated do not pass
     */
    public TokenFilter unusedSince(Instant instant) {
        Objects.requireNonNull(instant, "instant");
        return and(token -> unused(token.lastUse(), instant), "unused since " + instant);
    }

    /**
     * Keeps tokens created before a time.
     *
     * @param instant the time
     * @return the narrower filter; tokens without a known creation do not pass
     */
    public TokenFilter createdBefore(Instant instant) {
        Objects.requireNonNull(instant, "instant");
        return and(token -> time(token.created(), made -> made.isBefore(instant)), "created before " + instant);
    }

    /**
     * Keeps tokens created at or after a time.
     *
     * @param instant the time
     * @return the narrower filter; tokens without a known creation do not pass
     */
    public TokenFilter createdSince(Instant instant) {
        Objects.requireNonNull(instant, "instant");
        return and(token -> time(token.created(), made -> !made.isBefore(instant)), "created since " + instant);
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
                token -> time(token.secretIssued(), issued -> issued.isBefore(instant)),
                "secret issued before " + instant);
    }

    /**
     * Keeps tokens made by one principal.
     *
     * @param idOrEmail the vendor's id of the issuer, or its e-mail address
     * @return the narrower filter; tokens of unknown issuer, and those that another token made, do not pass
     */
    public TokenFilter issuedBy(String idOrEmail) {
        Objects.requireNonNull(idOrEmail, "idOrEmail");
        return and(token -> issuer(token.issuer(), idOrEmail), "issued by " + idOrEmail);
    }

    private static Function<Token, Verdict> told(Predicate<Token> condition) {
        return token -> told(condition.test(token));
    }

    private static Verdict told(boolean passes) {
        return passes ? Verdict.PASSES : Verdict.FAILS;
    }

    private static Verdict expiry(Expiry expiry, Instant before) {
        if (expiry instanceof Expiry.Unknown) {
            return Verdict.EXPIRY_UNKNOWN;
        }
        return told(expiry.endsAt().filter(end -> end.isBefore(before)).isPresent());
    }

    private static Verdict unused(LastUse use, Instant since) {
        if (use.surelyUnusedSince(since)) {
            return Verdict.PASSES;
        }
        boolean surelyUsed =
                use instanceof LastUse.Within within && !within.earliest().isBefore(since);
        return surelyUsed ? Verdict.FAILS : Verdict.LAST_USE_UNKNOWN;
    }

    private static Verdict time(Optional<Instant> time, Predicate<Instant> condition) {
        return time.map(known -> told(condition.test(known))).orElse(Verdict.CREATION_UNKNOWN);
    }

    private static Verdict issuer(Issuer issuer, String idOrEmail) {
        Optional<String> email = issuer.email();
        if (issuer.id().filter(idOrEmail::equals).isPresent()
                || email.filter(idOrEmail::equalsIgnoreCase).isPresent()) {
            return Verdict.PASSES;
        }
        if (issuer.kind() == Issuer.Kind.TOKEN) {
            return Verdict.ISSUED_BY_A_TOKEN;
        }
        // A user known by an id only may well have the e-mail address that is asked for, and the other way round.
        Optional<String> comparable = idOrEmail.indexOf('@') >= 0 ? email : issuer.id();
        boolean surelyAnother = issuer.kind() == Issuer.Kind.USER && comparable.isPresent();
        return surelyAnother ? Verdict.FAILS : Verdict.ISSUER_UNKNOWN;
    }

    private TokenFilter and(Function<Token, Verdict> more, String text) {
        Function<Token, Verdict> present = condition;
        return new TokenFilter(
                token -> worse(present.apply(token), more.apply(token)),
                this == ALL ? text : description + ", " + text);
    }

    /** A condition that fails decides; of two that are not told the first one counts. */
    private static Verdict worse(Verdict first, Verdict second) {
        return first == Verdict.PASSES || second == Verdict.FAILS ? second : first;
    }

    /**
     * Tells whether a token passes.
     *
     * @param token the token
     * @return true if it meets every condition
     */
    public boolean matches(Token token) {
        return verdict(token) == Verdict.PASSES;
    }

    /**
     * Tells whether a token passes, fails, or cannot be judged because its record does not tell.
     *
     * @param token the token
     * @return what is certain; of several things not told, the one that was asked for first
     */
    public Verdict verdict(Token token) {
        return condition.apply(token);
    }

    /** Gives the conditions in words. */
    @Override
    public String toString() {
        return "TokenFilter[" + description + "]";
    }
}
