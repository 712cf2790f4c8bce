package io.apitokens.call;

import io.apitokens.Account;
import io.apitokens.call.SpecCheck.Change;
import io.apitokens.call.SpecCheck.Proposal;
import io.apitokens.call.SpecCheck.Violation;
import io.apitokens.error.CallFacts;
import io.apitokens.error.ConfigurationException;
import io.apitokens.internal.ForeignText;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Asks the client's {@link SpecCheck} before a call is sent. */
final class SpecGate {

    private SpecGate() {}

    /** Returns what a call would make of a token; null if it concerns no token. Content that fails to convert is unreadable. */
    static @Nullable Proposal proposal(VendorRules rules, Operation operation, @Nullable Object body) {
        Effect effect = operation.effect();
        if (!effect.issuesSecret() && effect != Effect.REPLACE) {
            return null;
        }
        try {
            return rules.proposal(operation, body);
        } catch (RuntimeException e) {
            return Proposal.unreadable(change(effect));
        }
    }

    static Change change(Effect effect) {
        return effect == Effect.ISSUE ? Change.CREATE : effect == Effect.ROTATE ? Change.ROTATE : Change.UPDATE;
    }

    /**
     * Asks the check, and passes on what an exception allows.
     *
     * @throws ConfigurationException if it refuses the call, or fails
     */
    static void ask(
            SpecCheck check,
            Account account,
            Operation operation,
            Proposal proposal,
            Instant now,
            CallWatch watch,
            CallFacts facts) {
        allowed(check, account, proposal, now, facts)
                .forEach(each -> watch.excepted(operation, each.rule(), each.reason()));
    }

    /**
     * Asks the check.
     *
     * @return the broken rules, which an exception allows
     * @throws ConfigurationException if it refuses the call, or fails
     */
    static List<Violation> allowed(SpecCheck check, Account account, Proposal proposal, Instant now, CallFacts facts) {
        List<Violation> violations;
        try {
            violations = List.copyOf(Objects.requireNonNull(check.check(account, proposal, now), "violations"));
        } catch (Throwable e) {
            throw ConfigurationException.of(facts, "the client's spec check failed", e);
        }
        List<Violation> refusing =
                violations.stream().filter(each -> !each.excepted()).toList();
        if (!refusing.isEmpty()) {
            throw ConfigurationException.refused(
                    facts,
                    "the client's spec check refuses the call: "
                            + ForeignText.list(refusing, each -> each.rule() + ": " + each.reason(), "; "),
                    refusing.stream().map(Violation::rule).toList());
        }
        return violations;
    }
}
