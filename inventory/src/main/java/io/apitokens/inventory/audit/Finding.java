package io.apitokens.inventory.audit;

import io.apitokens.Token;
import io.apitokens.UnknownReason;
import io.apitokens.internal.ForeignText;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A token that breaks a rule, or of which it is unknown whether it does. Immutable. */
public final class Finding {

    /** What is already known of a finding. */
    public enum State {
        /** It is neither accepted nor in the baseline. */
        NEW,
        /** It is in the baseline. */
        IN_BASELINE,
        /** It is accepted. */
        ACCEPTED
    }

    private final AuditRule rule;
    private final String subject;
    private final @Nullable Token token;
    private final @Nullable UnknownReason unknown;
    private final String detail;
    private final State state;

    Finding(
            AuditRule rule,
            String subject,
            @Nullable Token token,
            @Nullable UnknownReason unknown,
            String detail,
            State state) {
        this.rule = Objects.requireNonNull(rule, "rule");
        this.subject = ForeignText.printable(subject);
        this.token = token;
        this.unknown = unknown;
        this.detail = ForeignText.printable(detail);
        this.state = state;
    }

    /** {@return the rule} */
    public AuditRule rule() {
        return rule;
    }

    /** {@return the id of the token as a string; of an acceptance, what the file names} */
    public String subject() {
        return subject;
    }

    /** {@return the token; empty if the finding is about an acceptance} */
    public Optional<Token> token() {
        return Optional.ofNullable(token);
    }

    /** {@return why it is unknown whether the token breaks the rule; empty if it certainly does} */
    public Optional<UnknownReason> unknown() {
        return Optional.ofNullable(unknown);
    }

    /** {@return what was found, printable} */
    public String detail() {
        return detail;
    }

    /** {@return what to do: about a finding, or to find out what is unknown} */
    public String advice() {
        return unknown == null ? rule.advice() : unknown.advice();
    }

    /** {@return whether it is new, in the baseline, or accepted} */
    public State state() {
        return state;
    }

    /** {@return what identifies it in a baseline: the result, the rule and the subject} */
    String key() {
        return (unknown == null ? "finding " : "unknown ") + rule.id() + " " + subject;
    }

    /** {@return one line with everything except the advice; printable} */
    @Override
    public String toString() {
        String name = token == null ? "" : ForeignText.printable(" \"" + token.name() + "\"");
        String result = unknown == null ? rule.severity().name() : "unknown (" + unknown + ")";
        String known = state == State.NEW ? "" : " [" + state + "]";
        return result + " " + rule.id() + " " + subject + name + ": " + detail + known;
    }
}
