package io.apitokens.proofs.hostile;

import io.apitokens.SecretStatus;
import io.apitokens.Token;
import io.apitokens.error.NotFoundException;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares what a read returned with what exists at the peer. */
record ReadCheck(Plan plan, VendorModel model, CallResult result, Verdict verdict) {

    private void wrong(String what) {
        verdict.wrong().add(result.op() + " " + what);
    }

    void check() {
        switch (result.op()) {
            case LIST -> list();
            case PERSON, PEOPLE, ROLES, ZONE, ZONES -> {
                Set<String> right = model.directory(result.op());
                if (result.succeeded() && !right.equals(result.value())) {
                    wrong("returned " + result.value() + " in place of " + right);
                }
            }
            case OWNER -> {
                String email = result.value() instanceof Token token
                        ? token.issuer().email().orElse(OktaModel.OWNER_EMAIL)
                        : OktaModel.OWNER_EMAIL;
                if (!email.equals(OktaModel.OWNER_EMAIL)) {
                    wrong("names " + email + " as the owner");
                }
            }
            case GET -> {
                if (result.succeeded()
                        && !model.subject.id.equals(Judge.returned(result).id())) {
                    wrong("returned " + Judge.returned(result).id() + " in place of " + model.subject.id);
                }
                if (result.error() instanceof NotFoundException && plan.before != null && vendorResponds()) {
                    wrong("says that the token does not exist");
                }
            }
            default -> {
                boolean live = !plan.verifiesDead && model.subject.live;
                if (result.value() == (live ? SecretStatus.REJECTED : SecretStatus.ACCEPTED)) {
                    wrong("says " + result.value() + " of a secret that is " + (live ? "live" : "dead"));
                }
            }
        }
    }

    /** Returns whether the vendor itself responds to the operation, and so says of a live token that it exists. */
    private boolean vendorResponds() {
        return model.subject.live && plan.onMain.equals(Spoiler.HONEST);
    }

    private void list() {
        Set<String> live = model.live().stream().map(token -> token.id).collect(Collectors.toSet());
        Set<String> seen = new HashSet<>();
        result.listed().forEach(token -> seen.add(token.id().value()));
        if (!live.containsAll(seen)) {
            wrong("returned " + seen + " in place of " + live);
        } else if (result.succeeded() && !seen.containsAll(live)) {
            wrong("left out tokens: " + seen + " of " + live);
        }
    }
}
