package io.apitokens.inventory.revocation;

import io.apitokens.TokenId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The results of applying a plan. Immutable. */
public final class RevocationReport {

    private final List<PlannedToken> planned;
    private final Map<TokenId, DeletionResult> results;

    RevocationReport(List<PlannedToken> planned, DeletionProgress progress) {
        this.planned = planned;
        Map<TokenId, DeletionResult> results = new LinkedHashMap<>();
        planned.forEach(token -> results.put(token.id(), progress.of(token.id())));
        this.results = Collections.unmodifiableMap(results);
    }

    /** {@return the result for each token, by id, in the order of the plan} */
    public Map<TokenId, DeletionResult> results() {
        return results;
    }

    /**
     * Returns the tokens that may still exist: those whose deletion failed and those that were not tried. Tokens that
     * the plan kept or could not read are not included.
     *
     * @return the tokens in the order of the plan; empty if all planned tokens are gone
     */
    public List<PlannedToken> remaining() {
        return planned.stream().filter(token -> isRemaining(result(token))).toList();
    }

    private static boolean isRemaining(DeletionResult result) {
        return result instanceof DeletionResult.Failed || result instanceof DeletionResult.NotTried;
    }

    private DeletionResult result(PlannedToken token) {
        return Objects.requireNonNull(results.get(token.id()));
    }

    /**
     * Returns the report as text for people, with ids, names and results.
     *
     * @return one line for each token, each ending with a line feed
     */
    public String describe() {
        StringBuilder text = new StringBuilder();
        for (PlannedToken token : planned) {
            DeletionResult result = result(token);
            if (result instanceof DeletionResult.Failed failed) {
                ReportFormatter.add(text, "failed", token, ReportFormatter.said(failed.error()));
            } else if (result instanceof DeletionResult.NotTried spared) {
                ReportFormatter.add(text, "not tried", token, spared.reason().words());
            } else {
                ReportFormatter.add(
                        text, result instanceof DeletionResult.Deleted ? "deleted" : "already gone", token, "");
            }
        }
        return text.toString();
    }

    private long count(Class<? extends DeletionResult> kind) {
        return results.values().stream().filter(kind::isInstance).count();
    }

    /** {@return the numbers of tokens by result only} */
    @Override
    public String toString() {
        return "RevocationReport[deleted=" + count(DeletionResult.Deleted.class) + ", alreadyGone="
                + count(DeletionResult.AlreadyGone.class) + ", failed=" + count(DeletionResult.Failed.class)
                + ", notTried="
                + count(DeletionResult.NotTried.class) + "]";
    }
}
