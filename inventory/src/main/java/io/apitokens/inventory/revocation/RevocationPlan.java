package io.apitokens.inventory.revocation;

import io.apitokens.Account;
import io.apitokens.Token;
import io.apitokens.TokenDirectory;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.InvalidInputException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tokens that a revocation deletes, the tokens that it keeps, and the accounts that could not be read. Immutable.
 */
public final class RevocationPlan {

    private final TokenDirectory directory;
    private final Protection protection;
    private final List<Token> toDelete;
    private final List<SkippedToken> skipped;
    private final Map<Account, ApiTokenException> unreadableAccounts;

    RevocationPlan(TokenDirectory directory, Protection protection, PlanBuilder survey) {
        this.directory = directory;
        this.protection = protection;
        this.toDelete = survey.toDelete();
        this.skipped = survey.skipped();
        this.unreadableAccounts = Collections.unmodifiableMap(new LinkedHashMap<>(survey.unreadableAccounts()));
    }

    /**
     * Returns the tokens that {@link #apply} deletes.
     *
     * @return the tokens in the order of deletion: account after account, the clients' own tokens last
     */
    public List<Token> toDelete() {
        return toDelete;
    }

    /**
     * Returns the tokens that are kept although they match the filter or may match it.
     *
     * @return the tokens with the reasons, account after account
     */
    public List<SkippedToken> skipped() {
        return skipped;
    }

    /**
     * Returns the accounts that could not be read completely. Their tokens read before the failure are in
     * {@link #toDelete()} and {@link #skipped()}; the others are unknown.
     *
     * @return the failure of each such account; empty if the plan is complete
     */
    public Map<Account, ApiTokenException> unreadableAccounts() {
        return unreadableAccounts;
    }

    /**
     * Deletes exactly the tokens of {@link #toDelete()}, by their ids. Tokens created since the plan was made are not
     * deleted, because the plan is not made again. A failure does not stop the deletions; an interrupt does, and the
     * thread's interrupt status is then set. Before each deletion, the plan checks again whether the client
     * authenticates with that token, and with {@link Revocation#withUnusedFor} it reads the token again. Tokens whose
     * deletion the responses do not prove are looked up at the end: they are gone if a read reports that they do not
     * exist and the list of their account does not contain them. May be called again: tokens that no longer exist are
     * reported as {@link DeletionResult.AlreadyGone}.
     *
     * @param cap the maximum number of tokens to delete
     * @return the result for each token; check it, because a token that could not be deleted causes no exception
     * @throws InvalidInputException if the plan has more tokens to delete; no request was sent
     */
    public RevocationReport apply(int cap) {
        if (toDelete.size() > cap) {
            throw InvalidInputException.of(
                    "cap", "is " + cap + ", but the plan deletes " + toDelete.size() + " tokens; nothing was deleted");
        }
        Deletions deletions = new Deletions(directory, protection);
        deletions.apply(toDelete);
        return new RevocationReport(deletions.results());
    }

    /**
     * Returns the plan as text for people, with ids, names and reasons.
     *
     * @return one line for each token and each account that could not be read, each ending with a line feed
     */
    public String describe() {
        StringBuilder text = new StringBuilder();
        for (Token token : toDelete) {
            ReportFormatter.add(text, "delete", token, "");
        }
        for (SkippedToken each : skipped) {
            ReportFormatter.add(text, "skip", each.token(), each.reason().words());
        }
        unreadableAccounts.forEach((account, error) -> ReportFormatter.add(text, "unreadable", account, error));
        return text.toString();
    }

    /** {@return the numbers of tokens and accounts only} */
    @Override
    public String toString() {
        return "RevocationPlan[toDelete=" + toDelete.size() + ", skipped=" + skipped.size() + ", unreadableAccounts="
                + unreadableAccounts.size() + "]";
    }
}
