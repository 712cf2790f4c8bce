package io.apitokens.inventory.revocation;

import io.apitokens.Token;
import io.apitokens.TokenId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The results of applying a plan. Immutable. */
public final class RetirementReport {

    private final Map<Token, Fate> fates;
    private final Map<TokenId, Fate> byId;

    RetirementReport(Map<Token, Fate> fates) {
        this.fates = new LinkedHashMap<>(fates);
        Map<TokenId, Fate> byId = new LinkedHashMap<>();
        fates.forEach((token, fate) -> byId.put(token.id(), fate));
        this.byId = Collections.unmodifiableMap(byId);
    }

    /** {@return the result for each token, by id, in the order of the plan} */
    public Map<TokenId, Fate> fates() {
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
        fates.forEach((token, fate) -> {
            if (fate instanceof Fate.Failed || fate instanceof Fate.NotTried) {
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

    /** {@return the numbers of tokens by result only} */
    @Override
    public String toString() {
        return "RetirementReport[deleted=" + count(Fate.Deleted.class) + ", alreadyGone="
                + count(Fate.AlreadyGone.class) + ", failed=" + count(Fate.Failed.class) + ", notTried="
                + count(Fate.NotTried.class) + "]";
    }
}
