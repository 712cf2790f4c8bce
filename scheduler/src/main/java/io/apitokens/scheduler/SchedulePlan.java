package io.apitokens.scheduler;

import io.apitokens.internal.ForeignText;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What applying declarations would do, in the order of the declarations, followed by what is no longer declared.
 *
 * @param changes one for each declaration and each removed one
 */
public record SchedulePlan(List<Change> changes) {

    /** What happens to one rotation. */
    public enum Action {
        /** The first run creates a token. */
        CREATE,
        /** The first run takes over the token whose id is given. */
        ADOPT,
        /** The first run refuses. The store holds a secret and no id is given, or the reverse, or it cannot be used. */
        REFUSE,
        /**
         * Applying the declarations throws, and changes nothing. This one breaks a rule of the client's spec check, the
         * vendor cannot create such a token, or its record belongs to another account.
         */
        REJECT,
        /** Other settings apply from now on. */
        CHANGE,
        /** Nothing changes. */
        KEEP,
        /** It is no longer declared. Its token and its record stay, and no worker runs it. */
        LEAVE,
        /** It is no longer declared. Its token is deleted. */
        REVOKE
    }

    /**
     * One change.
     *
     * @param key the key of the declaration
     * @param action what happens
     * @param detail the settings, or the difference; may be empty
     */
    public record Change(String key, Action action, String detail) {

        /** {@return the change in one line, printable} */
        @Override
        public String toString() {
            return ForeignText.printable(action + " " + key + (detail.isEmpty() ? "" : ": " + detail));
        }
    }

    /**
     * Copies the changes.
     *
     * @param changes one for each declaration and each removed one
     */
    public SchedulePlan {
        changes = List.copyOf(changes);
    }

    /**
     * Returns the changes of one kind.
     *
     * @param action the kind
     * @return their keys, in order
     */
    public List<String> keys(Action action) {
        return changes.stream()
                .filter(change -> change.action() == action)
                .map(Change::key)
                .toList();
    }

    /** {@return one line for each change, printable} */
    @Override
    public String toString() {
        return changes.stream().map(Change::toString).collect(Collectors.joining("\n"));
    }
}
