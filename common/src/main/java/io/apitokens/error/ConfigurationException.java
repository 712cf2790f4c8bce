package io.apitokens.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Signals that the client's configuration is missing or wrong, or does not allow the call.
 *
 * <p>Nothing was sent, unless the credential source failed between two attempts; see {@link #outcome()}.
 */
public sealed class ConfigurationException extends ApiTokenException permits NoCredentialsException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> rules;

    ConfigurationException(CallFacts facts, String message, @Nullable Throwable cause) {
        this(facts, message, cause, List.of());
    }

    private ConfigurationException(CallFacts facts, String message, @Nullable Throwable cause, List<String> rules) {
        super(facts, facts.message(message, cause == null ? "" : "See the cause."), cause);
        this.rules = rules;
    }

    /**
     * Creates the exception for a call that the client's spec check refuses.
     *
     * @param facts the call
     * @param message what is refused, and why
     * @param rules the ids of the rules that refuse it
     * @return the exception to throw
     */
    public static ConfigurationException refused(CallFacts facts, String message, List<String> rules) {
        return new ConfigurationException(facts, message, null, List.copyOf(rules));
    }

    /** {@return the ids of the rules of the client's spec check that refuse the call; empty otherwise} */
    public List<String> rules() {
        return rules == null ? List.of() : rules;
    }

    /**
     * Creates the exception for a wrong setting.
     *
     * @param setting the name of the setting
     * @param problem what is wrong, worded to follow the setting's name in a sentence
     * @return the exception to throw
     */
    public static ConfigurationException of(String setting, String problem) {
        return new ConfigurationException(CallFacts.NO_CALL, setting + " " + problem, null);
    }

    /**
     * Creates the exception for a call that the client's configuration does not allow or cannot serve.
     *
     * @param facts the call
     * @param message what is wrong; without an operation in {@code facts} also the state and the next action
     * @param cause the cause, or null
     * @return the exception to throw
     */
    public static ConfigurationException of(CallFacts facts, String message, @Nullable Throwable cause) {
        return new ConfigurationException(facts, message, cause);
    }
}
