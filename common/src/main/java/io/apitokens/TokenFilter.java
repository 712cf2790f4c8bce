package io.apitokens;

import io.apitokens.internal.ForeignText;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Selects tokens by their records. Immutable. A token matches if it meets all conditions. If its record lacks a
 * property that a condition needs, {@link #matches} returns false and {@link #verdict} returns which property is
 * unknown; {@link #orUnknown()} lets it match.
 *
 * <pre>{@code
 * TokenFilter endingSoon = TokenFilter.all()
 *         .nameStartsWith("ci-")
 *         .expiringBefore(now.plus(Duration.ofDays(14)))
 *         .orUnknown(); // also the tokens whose record does not state their expiry
 * List<Token> found = tokens.list(endingSoon).toList();
 * }</pre>
 */
public final class TokenFilter {

    private static final TokenFilter ALL = new TokenFilter(token -> Verdict.PASSES, "all");

    private final Function<Token, Verdict> condition;
    private final String description;

    /** The result of a filter for one token. */
    public enum Verdict {
        /** The token meets every condition. */
        PASSES,
        /** The token certainly fails a condition. */
        FAILS,
        /** Undecided: the last use is unknown, estimated, or not known precisely enough. */
        LAST_USE_UNKNOWN,
        /** Undecided: the issuer is unknown, or known only by other properties than the requested one. */
        ISSUER_UNKNOWN,
        /** Undecided: another token created it, and the record does not contain the principal behind that token. */
        ISSUED_BY_A_TOKEN,
        /** Undecided: the expiry is unknown. */
        EXPIRY_UNKNOWN,
        /** Undecided: the time of creation, or of issue of the current secret, is unknown. */
        CREATION_UNKNOWN
    }

    private TokenFilter(Function<Token, Verdict> condition, String description) {
        this.condition = condition;
        this.description = description;
    }

    /** {@return a filter that all tokens match} */
    public static TokenFilter all() {
        return ALL;
    }

    /**
     * Selects the tokens with a name.
     *
     * @param name the exact name
     * @return the narrower filter
     */
    public TokenFilter named(String name) {
        Objects.requireNonNull(name, "name");
        return and(told(token -> token.name().equals(name)), "named " + name);
    }

    /**
     * Selects the tokens whose name begins with a string.
     *
     * @param prefix the string
     * @return the narrower filter
     */
    public TokenFilter nameStartsWith(String prefix) {
        Objects.requireNonNull(prefix, "prefix");
        return and(told(token -> token.name().startsWith(prefix)), "name starts with " + prefix);
    }

    /**
     * Selects the tokens in a state.
     *
     * @param status the state
     * @return the narrower filter
     */
    public TokenFilter status(TokenStatus status) {
        Objects.requireNonNull(status, "status");
        return and(told(token -> token.status() == status), "status " + status);
    }

    /**
     * Selects the tokens that expire before a time.
     *
     * @param instant the time
     * @return the narrower filter; tokens without a known expiry do not match
     */
    public TokenFilter expiringBefore(Instant instant) {
        Objects.requireNonNull(instant, "instant");
        return and(token -> expiry(token.expiry(), instant), "expiring before " + instant);
    }

    /**
     * Selects the tokens that have certainly not been used at or after a time.
     *
     * @param instant the time
     * @return the narrower filter; tokens whose last use is unknown or estimated do not match
     */
    public TokenFilter unusedSince(Instant instant) {
        Objects.requireNonNull(instant, "instant");
        return and(token -> unused(token.lastUse(), instant), "unused since " + instant);
    }

    /**
     * Selects the tokens created before a time.
     *
     * @param instant the time
     * @return the narrower filter; tokens without a known time of creation do not match
     */
    public TokenFilter createdBefore(Instant instant) {
        Objects.requireNonNull(instant, "instant");
        return and(token -> time(token.created(), made -> made.isBefore(instant)), "created before " + instant);
    }

    /**
     * Selects the tokens created at or after a time.
     *
     * @param instant the time
     * @return the narrower filter; tokens without a known time of creation do not match
     */
    public TokenFilter createdSince(Instant instant) {
        Objects.requireNonNull(instant, "instant");
        return and(token -> time(token.created(), made -> !made.isBefore(instant)), "created since " + instant);
    }

    /**
     * Selects the tokens whose current secret was issued before a time.
     *
     * @param instant the time
     * @return the narrower filter; tokens without a known time of issue do not match
     */
    public TokenFilter secretIssuedBefore(Instant instant) {
        Objects.requireNonNull(instant, "instant");
        return and(
                token -> time(token.secretIssued(), issued -> issued.isBefore(instant)),
                "secret issued before " + instant);
    }

    /**
     * Selects the tokens created by one principal.
     *
     * @param idOrEmail the vendor's id of the principal, or its e-mail address, whose case is ignored
     * @return the narrower filter; tokens of an unknown issuer, and tokens created by another token, do not match
     */
    public TokenFilter issuedBy(String idOrEmail) {
        Objects.requireNonNull(idOrEmail, "idOrEmail");
        return and(token -> issuer(token.issuer(), idOrEmail), "issued by " + idOrEmail);
    }

    /**
     * Also selects the tokens for which the conditions so far are undecided, because their record lacks a property.
     * Conditions added later are not affected: a token whose record lacks their property still does not match.
     *
     * @return the wider filter
     */
    public TokenFilter orUnknown() {
        Function<Token, Verdict> present = condition;
        return this == ALL
                ? this
                : new TokenFilter(
                        token -> told(present.apply(token) != Verdict.FAILS), "(" + description + ") or unknown");
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
        // An issuer known only by its id may have the requested e-mail address, and vice versa, so it is undecided.
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

    /** Combines two verdicts: FAILS if either fails, otherwise the first undecided one. */
    private static Verdict worse(Verdict first, Verdict second) {
        return first == Verdict.PASSES || second == Verdict.FAILS ? second : first;
    }

    /**
     * Checks whether a token matches.
     *
     * @param token the token
     * @return true if it meets every condition
     */
    public boolean matches(Token token) {
        return verdict(token) == Verdict.PASSES;
    }

    /**
     * Returns whether a token matches, fails, or cannot be decided because its record lacks a property.
     *
     * @param token the token
     * @return the verdict; if several properties are unknown, that of the condition added first
     */
    public Verdict verdict(Token token) {
        return condition.apply(token);
    }

    /** {@return the conditions in words} */
    @Override
    public String toString() {
        return ForeignText.printable("TokenFilter[" + description + "]");
    }
}
