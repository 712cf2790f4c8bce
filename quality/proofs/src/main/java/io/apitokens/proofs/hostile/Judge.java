package io.apitokens.proofs.hostile;

import io.apitokens.IssuedToken;
import io.apitokens.Token;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.Candidates;
import io.apitokens.error.LostCreateException;
import io.apitokens.error.Outcome;
import io.apitokens.error.PartialCreateException;
import io.apitokens.rotation.JournalEntry;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares how a call ended for the client with what exists at the peer. */
final class Judge {

    private final Plan plan;
    private final VendorModel model;
    private final CaseStore store;
    private final List<JournalEntry> journal;
    private final CallResult result;
    private final Verdict verdict;

    /** Whether what the peer said cannot be told from the truth; that concerns the response to the operation only. */
    private final boolean undetectable;

    Judge(
            Plan plan,
            VendorModel model,
            CaseStore store,
            List<JournalEntry> journal,
            CallResult result,
            Verdict verdict) {
        this.plan = plan;
        this.model = model;
        this.store = store;
        this.journal = journal;
        this.result = result;
        this.verdict = verdict;
        this.undetectable = plan.undetectable && result.demanded();
    }

    void judge() {
        Throwable error = result.error();
        if (error != null && !(error instanceof ApiTokenException)) {
            verdict.raw().add(result.op() + " threw " + error);
        }
        Leaks.find(result, model.cores()).forEach(leak -> verdict.leaks().add(result.op() + ": " + leak));
        if (result.op().creates()) {
            create();
        } else if (result.op().changes()) {
            change();
        } else if (!undetectable) {
            new ReadCheck(plan, model, result, verdict).check();
        }
        foreignDeletions();
        if (model.wasUsedByAnother()) {
            wrong("used the credential of another");
        }
        new DemandCheck(plan, model, result, made(), verdict).check();
    }

    private void wrong(String what) {
        verdict.wrong().add(result.op() + " " + what);
    }

    private @Nullable Outcome outcome() {
        return result.error() instanceof ApiTokenException e ? e.outcome() : null;
    }

    private List<ModelToken> made() {
        return model.all().stream().filter(token -> token.call == result.call()).toList();
    }

    private void create() {
        List<ModelToken> live = made().stream().filter(token -> token.live).toList();
        if (outcome() == Outcome.NOT_APPLIED && !live.isEmpty()) {
            wrong("says NOT_APPLIED, but " + live + " exist; " + result.error());
        }
        if (outcome() == Outcome.APPLIED && made().isEmpty()) {
            wrong("says APPLIED, but no token was created; " + result.error());
        }
        if (result.succeeded() && !undetectable) {
            createdIsReal(live);
        }
        if (undetectable && result.succeeded()) {
            return;
        }
        for (ModelToken token : live) {
            if (!isKnown(token)) {
                verdict.orphans()
                        .add(token + " after " + result.op() + ": "
                                + (result.succeeded() ? result.value() : result.error()));
            }
        }
    }

    private void createdIsReal(List<ModelToken> live) {
        Made returned = returned();
        Optional<ModelToken> real =
                live.stream().filter(token -> token.id.equals(returned.id())).findFirst();
        if (real.isEmpty()) {
            wrong("returned " + returned.id() + ", which it did not create; live: " + live);
        } else if (returned.secret() != null && !returned.secret().expose().equals(real.get().secret)) {
            wrong("returned another secret than that of " + real.get());
        } else if (returned.secret() == null && !store.holds(real.get().secret)) {
            wrong("succeeded, but the secret of " + real.get() + " is not stored");
        }
    }

    /** Returns whether the caller holds a token of this call, or was told of it. */
    private boolean isKnown(ModelToken token) {
        Made returned = returned();
        if (token.id.equals(returned.id()) || store.holds(token.secret)) {
            return true;
        }
        if (result.held() != null && result.held().expose().equals(token.secret)) {
            return true;
        }
        return isNamed(token, result.error()) || isInJournal(token);
    }

    static boolean isNamed(ModelToken token, @Nullable Throwable error) {
        if (error instanceof LostCreateException lost
                && (lost.tokenName().equals(token.name) || candidates(lost).contains(token.id))) {
            return true;
        }
        if (error instanceof PartialCreateException partial
                && partial.id().filter(id -> id.value().equals(token.id)).isPresent()) {
            return true;
        }
        String message = error == null || error.getMessage() == null ? "" : error.getMessage();
        return error instanceof ApiTokenException && (message.contains(token.id) || message.contains(token.name));
    }

    static Set<String> candidates(LostCreateException lost) {
        return lost.candidates() instanceof Candidates.Found found
                ? found.tokens().stream().map(token -> token.id().value()).collect(Collectors.toSet())
                : Set.of();
    }

    private boolean isInJournal(ModelToken token) {
        int start = token.description.lastIndexOf("[apitokens:");
        if (start < 0) {
            return false;
        }
        String marker = token.description.substring(start + 11, token.description.length() - 1);
        return journal.stream().anyMatch(entry -> entry.key().contains(marker));
    }

    private void change() {
        Set<Action> done = model.changes(result.call()).stream()
                .filter(change -> change.id().equals(model.subject.id))
                .map(VendorModel.Change::action)
                .collect(Collectors.toSet());
        boolean applied = !done.isEmpty();
        boolean gone = result.op() == Op.DELETE && !model.subject.live;
        if (result.succeeded() && !applied && !gone) {
            wrong("succeeded, but was not carried out");
        }
        if (outcome() == Outcome.NOT_APPLIED && applied) {
            wrong("says NOT_APPLIED, but was carried out; " + result.error());
        }
        if (outcome() == Outcome.APPLIED && !applied && !gone) {
            wrong("says APPLIED, but was not carried out; " + result.error());
        }
        if (!result.succeeded() || result.op() == Op.DELETE || undetectable) {
            return;
        }
        Made returned = returned();
        if (returned.id() != null && !model.subject.id.equals(returned.id())) {
            wrong("returned " + returned.id() + " in place of " + model.subject.id);
        }
        if (returned.secret() != null && !returned.secret().expose().equals(model.subject.secret)) {
            wrong("returned another secret than the token has");
        }
    }

    private Made returned() {
        return returned(result);
    }

    /** Returns what a call returned about a token. */
    static Made returned(CallResult result) {
        Object value = result.value();
        if (value instanceof IssuedToken issued) {
            return new Made(issued.token().id().value(), issued.token().name(), issued.secret());
        }
        if (value instanceof Token token) {
            return new Made(token.id().value(), token.name(), null);
        }
        return value instanceof Made made ? made : new Made(null, null, null);
    }

    private void foreignDeletions() {
        for (VendorModel.Change change : model.changes(result.call())) {
            boolean own = (result.op() == Op.DELETE && change.id().equals(model.subject.id))
                    || made().stream().anyMatch(token -> token.id.equals(change.id()));
            if (change.action() == Action.DELETE && !own) {
                wrong("deleted " + change.id() + ", which is not its own");
            }
        }
    }
}
