package io.apitokens.scheduler;

import io.apitokens.error.ApiTokenException;
import io.apitokens.error.CallFacts;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.internal.ForeignText;
import io.apitokens.scheduler.SchedulePlan.Action;
import io.apitokens.scheduler.SchedulePlan.Change;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A declaration that cannot be applied, and why. */
record Rejection(String key, ApiTokenException cause) {

    /** Checks a declaration against its record, and its specification as a create would. Sends nothing. */
    static Optional<Rejection> of(ScheduledRotation one, @Nullable Schedule record) {
        try {
            requireSameAccount(one, record);
            one.source().check();
            return Optional.empty();
        } catch (ConfigurationException | InvalidInputException e) {
            return Optional.of(new Rejection(one.key(), e));
        }
    }

    private static void requireSameAccount(ScheduledRotation one, @Nullable Schedule record) {
        String account = record == null ? "" : record.text(Schedule.ACCOUNT);
        if (!account.isEmpty() && !account.equals(one.account().toString())) {
            throw InvalidInputException.of(
                    "account",
                    one.account() + " is not that of the recorded token, " + account
                            + ": use another key, or forget this one");
        }
    }

    private String reason() {
        return Objects.requireNonNullElse(cause.getMessage(), "");
    }

    Change change() {
        return new Change(key, Action.REJECT, reason());
    }

    /** Throws if there is a rejection, with the rules that the declarations break. */
    static void requireNone(List<Rejection> rejections) {
        if (rejections.isEmpty()) {
            return;
        }
        List<String> rules = rejections.stream()
                .map(Rejection::cause)
                .filter(ConfigurationException.class::isInstance)
                .flatMap(cause -> ((ConfigurationException) cause).rules().stream())
                .distinct()
                .toList();
        String all = ForeignText.list(rejections, each -> each.key() + ": " + each.reason(), "; ");
        throw ConfigurationException.refused(
                CallFacts.NO_CALL, "declarations are refused, and nothing was changed. " + all, rules);
    }
}
