package io.apitokens.inventory.revocation;

import io.apitokens.ApiTokens;
import io.apitokens.Token;
import io.apitokens.TokenFilter;
import io.apitokens.TokenId;
import io.apitokens.error.CallInterruptedException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.UnsupportedCapabilityException;
import io.apitokens.spi.AccountInsight.CanRestrict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Restricts many tokens to networks, in two steps. {@link #plan} reads the account and lists the tokens;
 * {@link RestrictionPlan#apply} restricts exactly those, first a few to try it. Immutable.
 *
 * <pre>{@code
 * Restriction restriction = Restriction.of(okta.tokens());
 * NetworkCondition office = okta.zones().inZones("office");
 * RestrictionPlan plan = restriction.plan(TokenFilter.all(), office.text());
 * plan.save(file); // so that another process can undo it
 * Canary canary = Canary.of(2, Duration.ofMinutes(10), () -> deploymentsWork());
 * out.print(plan.apply(500, canary).describe());
 * plan.undo(500); // sets the former conditions again
 * }</pre>
 */
public final class Restriction {

    private final ApiTokens tokens;
    private final CanRestrict restricting;

    private final boolean unknownAccepted;

    private Restriction(ApiTokens tokens, CanRestrict restricting, boolean unknownAccepted) {
        this.tokens = tokens;
        this.restricting = restricting;
        this.unknownAccepted = unknownAccepted;
    }

    /**
     * Creates a restriction of the tokens of one account, because conditions name the networks of one account.
     *
     * @param tokens the tokens, such as {@code okta.tokens()}; the caller still closes their client
     * @return the restriction
     * @throws UnsupportedCapabilityException if the vendor has no network conditions
     */
    public static Restriction of(ApiTokens tokens) {
        return new Restriction(tokens, tokens.require(CanRestrict.class), false);
    }

    /**
     * Accepts that the token that the client authenticates with is unknown. Use it if the credential is no API token, as
     * that of a service app, or is a token that the filter does not select: a client that restricts its own token may lose
     * its access.
     *
     * @return the changed copy
     */
    public Restriction withUnknownOwnTokenAccepted() {
        return new Restriction(tokens, restricting, true);
    }

    /**
     * Reads all tokens and decides which ones to restrict. Changes nothing. Keeps the client's own token, all tokens of a
     * client that does not know its own, tokens that the vendor manages, and tokens whose condition cannot be read.
     *
     * @param filter selects the tokens
     * @param condition the condition in the vendor's form, such as {@code NetworkCondition.text()} of Okta
     * @return the tokens to restrict, and those that are kept
     * @throws InvalidInputException if the condition is none; no request was sent
     * @throws io.apitokens.error.ApiTokenException if the tokens cannot be listed completely
     * @throws CallInterruptedException if the thread is interrupted
     */
    public RestrictionPlan plan(TokenFilter filter, String condition) {
        Objects.requireNonNull(filter, "filter");
        String after = restricting.checkedCondition(condition);
        Protection protection = RestrictionPlan.protection(tokens, unknownAccepted);
        Optional<TokenId> own = tokens.ownToken();
        // Keyed by id, so that a token that a vendor lists twice is counted once.
        Map<TokenId, PlannedRestriction> toRestrict = new LinkedHashMap<>();
        Map<TokenId, SkippedToken> skipped = new LinkedHashMap<>();
        for (Token token : tokens.list()) {
            TokenFilter.Verdict verdict = filter.verdict(token);
            if (verdict == TokenFilter.Verdict.FAILS) {
                continue;
            }
            SkipReason reason = Protection.undecided(verdict);
            if (reason == null) {
                reason = protection.reason(token, own);
            }
            if (reason == null) {
                reason = reason(token, after);
            }
            TokenId id = token.id();
            if (reason == null) {
                String before = restricting.conditionOf(token).orElseThrow();
                toRestrict.put(id, new PlannedRestriction(id, token.name(), before, Fingerprint.of(token)));
            } else {
                skipped.put(id, new SkippedToken(id, token.name(), reason));
            }
        }
        return new RestrictionPlan(
                tokens, unknownAccepted, after, List.copyOf(toRestrict.values()), List.copyOf(skipped.values()));
    }

    private @Nullable SkipReason reason(Token token, String after) {
        Optional<String> present = restricting.conditionOf(token);
        if (present.isEmpty()) {
            return SkipReason.CONDITION_UNREADABLE;
        }
        return present.get().equals(after) ? SkipReason.ALREADY_RESTRICTED : null;
    }

    /** {@return the account} */
    @Override
    public String toString() {
        return "Restriction[" + tokens.account() + "]";
    }
}
