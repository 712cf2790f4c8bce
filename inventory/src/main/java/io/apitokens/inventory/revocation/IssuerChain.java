package io.apitokens.inventory.revocation;

import io.apitokens.Issuer;
import io.apitokens.Token;
import io.apitokens.TokenFilter.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The issuers of all tokens of an account. Follows a token that another token created to the principal behind it: a token
 * is of everyone in its chain.
 */
final class IssuerChain {

    private final Map<String, Issuer> issuers = new HashMap<>();

    void add(Token token) {
        issuers.put(token.id().value(), token.issuer());
    }

    /**
     * A selection's verdict about a token that another token created.
     *
     * @param verdict the verdict; ISSUED_BY_A_TOKEN if the chain ends at a token that is not in the account, or in a cycle
     * @param through the ids of the tokens between this token and the issuer that decided
     */
    record Followed(Verdict verdict, List<String> through) {}

    /** Follows the issuers until one passes, or to the end. Call it after all tokens were added. */
    Followed follow(Token token, Selection selection) {
        List<String> through = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Issuer issuer = token.issuer();
        Verdict verdict = Verdict.ISSUED_BY_A_TOKEN;
        while (verdict == Verdict.ISSUED_BY_A_TOKEN) {
            String id = issuer.id().orElse("");
            Issuer behind = issuers.get(id);
            if (behind == null || !seen.add(id)) {
                break;
            }
            through.add(id);
            issuer = behind;
            verdict = selection.verdict(withIssuer(token, issuer));
        }
        return new Followed(verdict, through);
    }

    /** Copies the properties that filters compare. */
    private static Token withIssuer(Token token, Issuer issuer) {
        Token.Builder copy = Token.builder(token.id(), token.id())
                .name(token.name())
                .description(token.description().orElse(null))
                .status(token.status())
                .created(token.created().orElse(null))
                .secretIssued(token.secretIssued().orElse(null))
                .expiry(token.expiry())
                .lastUse(token.lastUse())
                .issuer(issuer);
        return (token.secretIssued().isEmpty() ? copy.secretIssuedUnknown() : copy).build();
    }
}
