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

/** Which tokens a retirement would delete, which it leaves alone, and which accounts it could not read. Immutable. */
public final class RetirementPlan {

    private final TokenDirectory directory;
    private final Protection protection;
    private final List<Token> doomed;
    private final List<Skipped> skipped;
    private final Map<Account, ApiTokenException> unread;

    RetirementPlan(TokenDirectory directory, Protection protection, Survey survey) {
        this.directory = directory;
        this.protection = protection;
        this.doomed = survey.doomed();
        this.skipped = survey.skipped();
        this.unread = Collections.unmodifiableMap(new LinkedHashMap<>(survey.unread()));
    }

    /**
     * Tells which tokens {@link #apply} deletes.
     *
     * @return in the order in which it does: account after account, the clients' own tokens last
     */
    public List<Token> doomed() {
        return doomed;
    }

    /**
     * Tells which tokens pass the filter, or may pass it, and are left alone.
     *
     * @return account after account
     */
    public List<Skipped> skipped() {
        return skipped;
    }

    /**
     * Tells which accounts could not be read to their end. What was read of them before is in {@link #doomed()} and
     * {@link #skipped()}; of the rest nothing is known.
     *
     * @return what stopped it, by account; empty if the plan is complete
     */
    public Map<Account, ApiTokenException> unread() {
        return unread;
    }

    /**
     * Deletes exactly the tokens of {@link #doomed()}, by their ids. Nothing is listed again, so what was made since is not
     * touched. A failure does not stop it; an interrupt does, and then the thread's interrupt flag is set. Before each deletion
     * it is asked once more whether the client authenticates with that very token, and with {@link Retirement#unusedFor} its
     * record is read once more. May be called again: what is gone by then is reported as such.
     *
     * @param cap how many tokens may be deleted at most
     * @return what became of each token; to be looked at, because nothing is thrown for one that could not be deleted
     * @throws InvalidInputException if more than that are doomed; nothing was sent
     */
    public RetirementReport apply(int cap) {
        if (doomed.size() > cap) {
            throw InvalidInputException.of(
                    "cap", "is " + cap + ", but the plan has " + doomed.size() + " tokens; nothing was deleted");
        }
        Deletions deletions = new Deletions(directory, protection);
        doomed.forEach(deletions::apply);
        return new RetirementReport(deletions.fates());
    }

    /**
     * Shows the plan to people: a line for each token and each account that could not be read, with ids, names and reasons.
     *
     * @return lines, the last one ended like the others
     */
    public String describe() {
        StringBuilder text = new StringBuilder();
        for (Token token : doomed) {
            Lines.add(text, "delete", token, "");
        }
        for (Skipped each : skipped) {
            Lines.add(text, "skip", each.token(), each.reason().words());
        }
        unread.forEach((account, error) -> Lines.add(text, "unread", account, error));
        return text.toString();
    }

    /** Gives the numbers only. */
    @Override
    public String toString() {
        return "RetirementPlan[doomed=" + doomed.size() + ", skipped=" + skipped.size() + ", unread=" + unread.size()
                + "]";
    }
}
