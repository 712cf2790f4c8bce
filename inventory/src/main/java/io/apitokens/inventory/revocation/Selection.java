package io.apitokens.inventory.revocation;

import io.apitokens.Issuer;
import io.apitokens.Token;
import io.apitokens.TokenFilter;
import io.apitokens.TokenFilter.Verdict;
import io.apitokens.TokenId;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.CallInterruptedException;
import io.apitokens.spi.AccountInsight;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of one account that a revocation looks for.
 *
 * @param token a token that is selected itself, or null
 * @param filters a token is selected if it passes one of them
 * @param reason why such a token is deleted
 * @param gap why others may be meant, or empty
 */
record Selection(@Nullable TokenId token, List<TokenFilter> filters, String reason, String gap) {

    static Selection of(TokenFilter filter) {
        String text = filter.toString();
        return new Selection(null, List.of(filter), text.substring(text.indexOf('[') + 1, text.length() - 1), "");
    }

    /** Selects a token, and what it created. */
    static Selection of(TokenId token) {
        return new Selection(
                token, List.of(TokenFilter.all().issuedBy(token.value())), "it is " + token + ", or created by it", "");
    }

    /** Selects what a person issued. If the person cannot be looked up, nothing is selected, and there is a gap. */
    static Selection of(String email, AccountInsight insight) {
        String reason = "issued by " + email;
        try {
            List<TokenFilter> filters = insight.person(email).stream()
                    .sorted()
                    .map(TokenFilter.all()::issuedBy)
                    .toList();
            return new Selection(null, filters, reason, "");
        } catch (CallInterruptedException e) {
            throw e;
        } catch (ApiTokenException e) {
            return new Selection(
                    null,
                    List.of(),
                    reason,
                    "looking the person up failed: " + e.getMessage()
                            + " Allow the credential to read users; at Okta by okta.users.read, or a role that sees them");
        }
    }

    /** Returns PASSES if a filter passes, FAILS if all fail, and otherwise what the first undecided one lacks. */
    Verdict verdict(Token candidate) {
        if (candidate.id().equals(token)) {
            return Verdict.PASSES;
        }
        if (token != null && candidate.issuer().kind() != Issuer.Kind.TOKEN) {
            // A user may have the same id as a token: vendors number both.
            return candidate.issuer().kind() == Issuer.Kind.USER ? Verdict.FAILS : Verdict.ISSUER_UNKNOWN;
        }
        Verdict all = Verdict.FAILS;
        for (TokenFilter filter : filters) {
            Verdict verdict = filter.verdict(candidate);
            if (verdict == Verdict.PASSES) {
                return verdict;
            }
            all = all == Verdict.FAILS ? verdict : all;
        }
        return all;
    }
}
