package io.apitokens.inventory.revocation;

import io.apitokens.TokenId;
import io.apitokens.inventory.revocation.RestrictionResult.Changed;
import io.apitokens.inventory.revocation.RestrictionResult.Failed;
import io.apitokens.inventory.revocation.RestrictionResult.NotTried;
import io.apitokens.inventory.revocation.RestrictionResult.RolledBack;
import io.apitokens.inventory.revocation.RestrictionResult.Unchanged;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The results of applying or undoing a plan of restrictions. Immutable. */
public final class RestrictionReport {

    private final List<PlannedRestriction> planned;
    private final Map<TokenId, RestrictionResult> results;

    RestrictionReport(List<PlannedRestriction> planned, Map<TokenId, RestrictionResult> results) {
        this.planned = planned;
        this.results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
    }

    /** {@return the result for each token, by id, in the order of the plan} */
    public Map<TokenId, RestrictionResult> results() {
        return results;
    }

    /** {@return the tokens that do not, or not certainly, have the condition now, in the order of the plan} */
    public List<PlannedRestriction> remaining() {
        return planned.stream()
                .filter(token -> !(result(token) instanceof Changed || result(token) instanceof Unchanged))
                .toList();
    }

    private RestrictionResult result(PlannedRestriction token) {
        return Objects.requireNonNull(results.get(token.id()));
    }

    /**
     * Returns the report as text for people, with ids, names and results.
     *
     * @return one line for each token, each ending with a line feed
     */
    public String describe() {
        StringBuilder text = new StringBuilder();
        for (PlannedRestriction token : planned) {
            RestrictionResult result = result(token);
            ReportFormatter.add(text, words(result), token.id(), token.name(), why(result));
        }
        return text.toString();
    }

    private static String words(RestrictionResult result) {
        if (result instanceof Changed) {
            return "changed";
        }
        if (result instanceof Unchanged) {
            return "unchanged";
        }
        return result instanceof RolledBack ? "rolled back" : result instanceof Failed ? "failed" : "not tried";
    }

    private static String why(RestrictionResult result) {
        if (result instanceof Failed failed) {
            return ReportFormatter.said(failed.error());
        }
        return result instanceof NotTried kept ? kept.reason().words() : "";
    }

    /** {@return the numbers of tokens only} */
    @Override
    public String toString() {
        return "RestrictionReport[tokens=" + planned.size() + ", remaining="
                + remaining().size() + "]";
    }
}
