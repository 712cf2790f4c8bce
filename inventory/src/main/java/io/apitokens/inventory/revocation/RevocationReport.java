package io.apitokens.inventory.revocation;

import io.apitokens.Token;
import io.apitokens.TokenId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The results of applying a plan. Immutable. */
public final class RevocationReport {

    private final Map<Token, DeletionResult> results;
    private final Map<TokenId, DeletionResult> byId;

    RevocationReport(Map<Token, DeletionResult> results) {
        this.results = new LinkedHashMap<>(results);
        Map<TokenId, DeletionResult> byId = new LinkedHashMap<>();
        results.forEach((token, result) -> byId.put(token.id(), result));
        this.byId = Collections.unmodifiableMap(byId);
    }

    /** {@return the result for each token, by id, in the order of the plan} */
    public Map<TokenId, DeletionResult> results() {
        return byId;
    }

    /**
     * Returns the tokens that may still exist: those whose deletion failed and those that were not tried. Tokens that
     * the plan kept or could not read are not included.
     *
     * @return the tokens in the order of the plan; empty if all planned tokens are gone
     */
    public List<Token> remaining() {
        List<Token> remaining = new ArrayList<>();
        results.forEach((token, result) -> {
            if (result instanceof DeletionResult.Failed || result instanceof DeletionResult.NotTried) {
                remaining.add(token);
            }
        });
        return Collections.unmodifiableList(remaining);
    }

    /**
     * Returns the report as text for people, with ids, names and results.
     *
     * @return one line for each token, each ending with a line feed
     */
    public String describe() {
        StringBuilder text = new StringBuilder();
        results.forEach((token, result) -> {
            if (result instanceof DeletionResult.Failed failed) {
                ReportFormatter.add(text, "failed", token, ReportFormatter.said(failed.error()));
            } else if (result instanceof DeletionResult.NotTried spared) {
                ReportFormatter.add(text, "not tried", token, spared.reason().words());
            } else {
                ReportFormatter.add(
                        text, result instanceof DeletionResult.Deleted ? "deleted" : "already gone", token, "");
            }
        });
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
