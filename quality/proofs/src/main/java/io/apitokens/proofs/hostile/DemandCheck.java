package io.apitokens.proofs.hostile;

import io.apitokens.SecretStatus;
import io.apitokens.Token;
import io.apitokens.error.LostCreateException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks what a case demands besides a true outcome. */
final class DemandCheck {

    private final Plan plan;
    private final VendorModel model;
    private final CallResult result;
    private final List<ModelToken> made;
    private final Verdict verdict;

    DemandCheck(Plan plan, VendorModel model, CallResult result, List<ModelToken> made, Verdict verdict) {
        this.plan = plan;
        this.model = model;
        this.result = result;
        this.made = made;
        this.verdict = verdict;
    }

    void check() {
        if (!result.demanded()) {
            return;
        }
        switch (plan.demand) {
            case NOTHING -> {
                // A true outcome is enough.
            }
            case SUCCESS -> {
                if (!result.succeeded()) {
                    wrong("must succeed, but: " + result.error());
                }
            }
            case FAILURE -> {
                if (result.succeeded() && !isOwnerUnknown()) {
                    wrong("believed a response about something else: " + result.value());
                }
            }
            case EXACT_ID, OWN_ID -> candidates();
            case REJECTED -> status(SecretStatus.REJECTED);
            case STATUS_UNKNOWN -> status(SecretStatus.UNKNOWN);
            case ALL_READABLE -> {
                Set<String> seen = result.listed().stream()
                        .map(token -> token.id().value())
                        .collect(Collectors.toSet());
                model.live().stream()
                        .filter(token -> !seen.contains(token.id))
                        .findFirst()
                        .ifPresent(token -> wrong("left out " + token + "; " + result.error()));
            }
        }
    }

    /** Returns whether a token was read without its owner, whose look-up failed as it must. */
    private boolean isOwnerUnknown() {
        return result.op() == Op.OWNER
                && result.value() instanceof Token token
                && token.unknowns().containsKey(Token.Property.ISSUER_STATUS);
    }

    private void wrong(String what) {
        verdict.wrong().add(result.op() + " " + what);
    }

    private void status(SecretStatus right) {
        if (result.value() != right) {
            wrong("says " + result.value() + " in place of " + right);
        }
    }

    private void candidates() {
        for (ModelToken token : made) {
            if (token.live && result.error() instanceof LostCreateException lost && result.held() == null) {
                Set<String> named = Judge.candidates(lost);
                boolean exact = named.equals(Set.of(token.id));
                if (plan.demand == Demand.EXACT_ID ? !exact : !named.contains(token.id)) {
                    wrong("names " + named + " in place of " + token.id + "; " + lost);
                }
            }
        }
    }
}
