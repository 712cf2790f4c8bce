package io.apitokens.inventory.revocation;

import io.apitokens.Account;
import io.apitokens.TokenDirectory;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.internal.ForeignText;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The tokens that a revocation deletes, the tokens that it keeps, and what it could not see. Immutable. It can be saved to
 * a file, checked by another person, and applied by another process.
 */
public final class RevocationPlan {

    private final TokenDirectory directory;
    private final PlanContent content;

    RevocationPlan(TokenDirectory directory, PlanContent content) {
        this.directory = directory;
        this.content = content;
    }

    /**
     * Reads a plan that {@link #save} wrote.
     *
     * @param file the file
     * @param directory the accounts of the plan, and possibly others; the caller still closes them
     * @return the plan
     * @throws ConfigurationException if the file cannot be read, is not trustworthy, was changed since, is no plan, is one
     *     of another version, or is one of an account that is not in the directory; nothing of it is used
     */
    public static RevocationPlan read(Path file, TokenDirectory directory) {
        Objects.requireNonNull(directory, "directory");
        PlanFile saved = PlanFile.at(file);
        PlanContent content = PlanLines.read(saved);
        saved.requireAll(content.accounts(), directory.accounts());
        return new RevocationPlan(directory, content);
    }

    /**
     * Writes the plan to a file that only its owner can read. It has ids, names, reasons and hashes, and no secret. An
     * existing file is replaced as a whole or not at all.
     *
     * @param file the file; its directory must exist
     * @throws ConfigurationException if it cannot be written; an existing file keeps its content
     */
    public void save(Path file) {
        PlanFile.at(file).write(PlanLines.write(content));
    }

    /** {@return what the plan found; that nothing matched is not the same as that nothing is known} */
    public PlanResult result() {
        if (!toDelete().isEmpty()) {
            return PlanResult.TOKENS;
        }
        return skipped().isEmpty() && gaps().isEmpty() ? PlanResult.NOTHING_MATCHED : PlanResult.UNDECIDED;
    }

    /** {@return when the plan was made} */
    public Instant made() {
        return content.made();
    }

    /**
     * Returns the tokens that {@link #apply} deletes.
     *
     * @return the tokens, account after account, each client's own token as the last of its account
     */
    public List<PlannedToken> toDelete() {
        return content.toDelete();
    }

    /**
     * Returns the tokens that are kept although they match or may match.
     *
     * @return the tokens with the reasons, account after account
     */
    public List<SkippedToken> skipped() {
        return content.skipped();
    }

    /**
     * Returns the accounts of which tokens may be missing in the plan. They could not be read to the end, or their
     * credential does not see every token, or the person could not be looked up.
     *
     * @return for each such account the reasons, each with what to do; printable; empty if all were seen whole
     */
    public Map<Account, List<String>> gaps() {
        return content.gaps();
    }

    /**
     * Deletes the tokens of {@link #toDelete()}, as {@link #apply(int, ProgressListener)}.
     *
     * @param cap the maximum number of tokens to delete
     * @return the result for each token; check it, because a token that could not be deleted causes no exception
     * @throws InvalidInputException if the plan has more tokens to delete; no request was sent
     */
    public RevocationReport apply(int cap) {
        return apply(cap, (id, result, done, total) -> {});
    }

    /**
     * Deletes exactly the tokens of {@link #toDelete()}, by their ids. Accounts are worked on at the same time, each within
     * its own rate limit. Tokens created since the plan was made are not deleted, because the plan is not made again.
     *
     * <p>Each token is looked up right before its deletion. It is kept if it is no longer what the plan saw, if the client
     * now authenticates with it, or with {@link Revocation#withUnusedFor} if it was used since. Tokens whose deletion the
     * responses do not prove are looked up at the end: they are gone if a read reports that they do not exist and the list
     * of their account does not contain them.
     *
     * <p>A failure does not stop the deletions. An account that rejects the credential, or that does not respond several
     * times in sequence, is given up. An interrupt stops all accounts, and the thread's interrupt status is then set. The
     * plan may be applied again, also by another process: a token that is gone is reported as
     * {@link DeletionResult.AlreadyGone} and not deleted again.
     *
     * @param cap the maximum number of tokens to delete
     * @param listener receives the final result of each token as soon as it is known
     * @return the result for each token; check it, because a token that could not be deleted causes no exception
     * @throws InvalidInputException if the plan has more tokens to delete; no request was sent
     */
    public RevocationReport apply(int cap, ProgressListener listener) {
        Objects.requireNonNull(listener, "listener");
        if (toDelete().size() > cap) {
            throw InvalidInputException.of(
                    "cap",
                    "is " + cap + ", but the plan deletes " + toDelete().size() + " tokens; nothing was deleted");
        }
        DeletionProgress progress = new DeletionProgress(listener, toDelete().size());
        List<AccountDeletions> accounts = deletions(progress);
        Workers.run(workers(accounts));
        accounts.forEach(AccountDeletions::addDoubtful);
        return new RevocationReport(toDelete(), progress);
    }

    private List<AccountDeletions> deletions(DeletionProgress progress) {
        Map<Account, List<PlannedToken>> byAccount = new LinkedHashMap<>();
        toDelete()
                .forEach(token -> byAccount
                        .computeIfAbsent(token.id().account(), account -> new ArrayList<>())
                        .add(token));
        List<AccountDeletions> accounts = new ArrayList<>();
        byAccount.forEach((account, tokens) ->
                accounts.add(new AccountDeletions(directory.account(account), content.protection(), tokens, progress)));
        return accounts;
    }

    /** Returns the workers of all accounts: first one of each, so that each account begins at once. */
    private static List<Runnable> workers(List<AccountDeletions> accounts) {
        List<Runnable> first = new ArrayList<>();
        List<Runnable> further = new ArrayList<>();
        accounts.forEach(account -> {
            List<Runnable> workers = account.workers();
            first.add(workers.get(0));
            further.addAll(workers.subList(1, workers.size()));
        });
        first.addAll(further);
        return first;
    }

    /**
     * Returns the plan as text for people, with ids, names and reasons.
     *
     * @return a line with what the plan found, then one for each token and each gap, each ending with a line feed
     */
    public String describe() {
        StringBuilder text = new StringBuilder(summary());
        for (PlannedToken token : toDelete()) {
            ReportFormatter.add(text, "delete", token, token.why());
        }
        for (SkippedToken each : skipped()) {
            ReportFormatter.add(
                    text, "skip", each.id(), each.name(), each.reason().words());
        }
        gaps().forEach((account, reasons) -> reasons.forEach(reason -> text.append("incomplete " + account + ": ")
                .append(ForeignText.printable(reason))
                .append('\n')));
        return text.toString();
    }

    private String summary() {
        return switch (result()) {
            case TOKENS ->
                toDelete().size() + " tokens to delete, " + skipped().size() + " skipped, " + gaps().size()
                        + " accounts incomplete\n";
            case NOTHING_MATCHED -> "nothing matched: every account was seen whole, and no token matches\n";
            case UNDECIDED ->
                "nothing to delete, but not all is known: " + skipped().size() + " tokens skipped, " + gaps().size()
                        + " accounts incomplete\n";
        };
    }

    /** {@return the numbers of tokens and accounts only} */
    @Override
    public String toString() {
        return "RevocationPlan[toDelete=" + toDelete().size() + ", skipped="
                + skipped().size() + ", gaps=" + gaps().size() + "]";
    }
}
