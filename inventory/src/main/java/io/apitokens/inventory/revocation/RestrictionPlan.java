package io.apitokens.inventory.revocation;

import io.apitokens.ApiTokens;
import io.apitokens.TokenDirectory;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.internal.ForeignText;
import io.apitokens.inventory.revocation.RestrictionResult.Changed;
import io.apitokens.inventory.revocation.RestrictionResult.Failed;
import io.apitokens.inventory.revocation.RestrictionResult.NotTried;
import io.apitokens.inventory.revocation.RestrictionResult.RolledBack;
import io.apitokens.inventory.revocation.RestrictionResult.Unchanged;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The tokens of an account that are to be restricted, each with its former condition, and the tokens that are kept.
 * Immutable. It can be saved to a file, and applied or undone by another process.
 */
public final class RestrictionPlan {

    private final ApiTokens tokens;
    private final boolean unknownAccepted;
    private final String condition;
    private final List<PlannedRestriction> toRestrict;
    private final List<SkippedToken> skipped;

    RestrictionPlan(
            ApiTokens tokens,
            boolean unknownAccepted,
            String condition,
            List<PlannedRestriction> toRestrict,
            List<SkippedToken> skipped) {
        this.tokens = tokens;
        this.unknownAccepted = unknownAccepted;
        this.condition = condition;
        this.toRestrict = toRestrict;
        this.skipped = skipped;
    }

    /** Returns which tokens are kept: the client's own, and those that the vendor manages. */
    static Protection protection(ApiTokens tokens, boolean unknownAccepted) {
        return new Protection(false, unknownAccepted ? Set.of(tokens.account()) : Set.of(), null);
    }

    /**
     * Reads a plan that {@link #save} wrote.
     *
     * @param file the file
     * @param tokens the tokens of the plan's account; the caller still closes their client
     * @return the plan
     * @throws ConfigurationException if the file cannot be read, is not trustworthy, was changed since, is no such plan, is
     *     one of another version, or is one of another account; nothing of it is used
     */
    public static RestrictionPlan read(Path file, ApiTokens tokens) {
        PlanFile saved = PlanFile.at(file);
        RestrictionLines.Content content = RestrictionLines.read(saved);
        saved.requireAll(Set.of(content.account()), TokenDirectory.of(tokens).accounts());
        return new RestrictionPlan(
                tokens, content.unknownAccepted(), content.condition(), content.toRestrict(), content.skipped());
    }

    /**
     * Writes the plan to a file that only its owner can read. It has no secret. An existing file is replaced as a whole or
     * not at all. Save a plan before it is applied: without the former conditions, nothing can be undone.
     *
     * @param file the file; its directory must exist
     * @throws ConfigurationException if it cannot be written; an existing file keeps its content
     */
    public void save(Path file) {
        RestrictionLines.Content content =
                new RestrictionLines.Content(tokens.account(), unknownAccepted, condition, toRestrict, skipped);
        PlanFile.at(file).write(RestrictionLines.write(content));
    }

    /** {@return the condition that the tokens get, in the vendor's form} */
    public String condition() {
        return condition;
    }

    /** {@return the tokens to restrict, in the order of the list; the first ones are the canary} */
    public List<PlannedRestriction> toRestrict() {
        return toRestrict;
    }

    /** {@return the tokens that are kept although they match or may match, with the reasons} */
    public List<SkippedToken> skipped() {
        return skipped;
    }

    /**
     * Restricts exactly the tokens of {@link #toRestrict()}. First restricts those of the canary, waits and checks; if the
     * check fails, or one of them fails, gives them their former conditions and restricts no other.
     *
     * <p>Each token is looked up right before: one that is no longer what the plan saw, or has another condition, is kept.
     * An interrupt stops the rest, and the thread's interrupt status is then set. The plan may be applied again.
     *
     * @param cap the maximum number of tokens to restrict
     * @param canary the first tokens
     * @return the result for each token; check it, because a token that could not be restricted causes no exception
     * @throws InvalidInputException if the plan has more tokens; no request was sent
     */
    public RestrictionReport apply(int cap, Canary canary) {
        requireAtMost(cap);
        int first = Math.min(canary.tokens(), toRestrict.size());
        List<PlannedRestriction> few = toRestrict.subList(0, first);
        RestrictionRun run = RestrictionRun.restricting(tokens, protection(tokens, unknownAccepted), condition);
        run.change(few);
        if (run.allChanged(few) && passes(canary, run)) {
            run.change(toRestrict.subList(first, toRestrict.size()));
        } else if (!run.isInterrupted()) {
            rollBack(few, run);
        }
        return new RestrictionReport(toRestrict, run.results(toRestrict));
    }

    private boolean passes(Canary canary, RestrictionRun run) {
        if (toRestrict.isEmpty()) {
            return true;
        }
        try {
            return canary.passes();
        } catch (InterruptedException e) {
            run.interrupt();
            return false;
        }
    }

    private void rollBack(List<PlannedRestriction> few, RestrictionRun run) {
        // A failed one may have been changed, too: its outcome may be unknown. One that had the condition got it since
        // the
        // plan was made, by an earlier application that was interrupted.
        List<PlannedRestriction> touched = few.stream()
                .filter(token -> !(run.result(token) instanceof NotTried))
                .toList();
        RestrictionRun back = RestrictionRun.undoing(tokens, protection(tokens, unknownAccepted), condition);
        back.change(touched);
        for (PlannedRestriction token : touched) {
            RestrictionResult result = back.result(token);
            if (result instanceof Changed || (result instanceof Unchanged && !(run.result(token) instanceof Failed))) {
                run.put(token, new RolledBack());
            } else if (!(run.result(token) instanceof Failed)) {
                run.put(token, result);
            }
        }
        run.stop(SkipReason.CANARY_FAILED);
    }

    /**
     * Sets the former conditions of the tokens of {@link #toRestrict()}. A token that meanwhile has a condition which is
     * neither the former one nor that of the plan is kept.
     *
     * @param cap the maximum number of tokens to change
     * @return the result for each token; {@link RestrictionResult.Unchanged} for one that has its former condition
     * @throws InvalidInputException if the plan has more tokens; no request was sent
     */
    public RestrictionReport undo(int cap) {
        requireAtMost(cap);
        RestrictionRun run = RestrictionRun.undoing(tokens, protection(tokens, unknownAccepted), condition);
        run.change(toRestrict);
        return new RestrictionReport(toRestrict, run.results(toRestrict));
    }

    private void requireAtMost(int cap) {
        if (toRestrict.size() > cap) {
            throw InvalidInputException.of(
                    "cap", "is " + cap + ", but the plan has " + toRestrict.size() + " tokens; nothing was changed");
        }
    }

    /**
     * Returns the plan as text for people, with ids, names and conditions.
     *
     * @return a line with the numbers and the condition, then one for each token, each ending with a line feed
     */
    public String describe() {
        StringBuilder text = new StringBuilder();
        text.append(toRestrict.size()).append(" tokens to restrict to ").append(ForeignText.printable(condition));
        text.append(", ").append(skipped.size()).append(" skipped\n");
        for (PlannedRestriction token : toRestrict) {
            ReportFormatter.add(text, "restrict", token.id(), token.name(), "now " + token.before());
        }
        for (SkippedToken each : skipped) {
            ReportFormatter.add(
                    text, "skip", each.id(), each.name(), each.reason().words());
        }
        return text.toString();
    }

    /** {@return the numbers of tokens only} */
    @Override
    public String toString() {
        return "RestrictionPlan[toRestrict=" + toRestrict.size() + ", skipped=" + skipped.size() + "]";
    }
}
