package io.apitokens.inventory.revocation;

import io.apitokens.Token;
import io.apitokens.TokenId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What became of each token of a plan. Immutable. */
public final class RetirementReport {

    private final Map<Token, Fate> fates;
    private final Map<TokenId, Fate> byId;

    RetirementReport(Map<Token, Fate> fates) {
        this.fates = new LinkedHashMap<>(fates);
        Map<TokenId, Fate> byId = new LinkedHashMap<>();
        fates.forEach((token, fate) -> byId.put(token.id(), fate));
        this.byId = Collections.unmodifiableMap(byId);
    }

    /**
     * Tells what became of each token.
     *
     * @return by id, in the order of the plan
     */
    public Map<TokenId, Fate> fates() {
        return byId;
    }

    /**
     * Tells which tokens may still be alive: those that failed, and those that were not tried.
     *
     * @return in the order of the plan; empty if all that were planned are gone; what the plan skipped or could not read is not here
     */
    public List<Token> remaining() {
        List<Token> remaining = new ArrayList<>();
        fates.forEach((token, fate) -> {
            if (fate instanceof Fate.Failed || fate instanceof Fate.NotTried) {
                remaining.add(token);
            }
        });
        return Collections.unmodifiableList(remaining);
    }

    /**
     * Shows the report to people: a line for each token, with its id, its name and what became of it.
     *
     * @return lines, the last one ended like the others
     */
    public String describe() {
        StringBuilder text = new StringBuilder();
        fates.forEach((token, fate) -> {
            if (fate instanceof Fate.Failed failed) {
                Lines.add(text, "failed", token, Lines.said(failed.error()));
            } else if (fate instanceof Fate.NotTried spared) {
                Lines.add(text, "not tried", token, spared.reason().words());
            } else {
                Lines.add(text, fate instanceof Fate.Deleted ? "deleted" : "already gone", token, "");
            }
        });
        return text.toString();
    }

    private long count(Class<? extends Fate> kind) {
        return fates.values().stream().filter(kind::isInstance).count();
    }

    /** Gives the numbers only. */
    @Override
    public String toString() {
        return "RetirementReport[deleted=" + count(Fate.Deleted.class) + ", alreadyGone="
                + count(Fate.AlreadyGone.class) + ", failed=" + count(Fate.Failed.class) + ", notTried="
                + count(Fate.NotTried.class) + "]";
    }
}
