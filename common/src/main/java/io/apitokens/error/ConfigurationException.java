package io.apitokens.error;

import org.jspecify.annotations.Nullable;

/**
 * Signals that the client's configuration is missing or wrong, or does not allow the call.
 *
 * <p>Nothing was sent, unless the credential source failed between two attempts; see {@link #outcome()}.
 */
public sealed class ConfigurationException extends ApiTokenException permits NoCredentialsException {

    private static final long serialVersionUID = 1L;

    ConfigurationException(CallFacts facts, String message, @Nullable Throwable cause) {
        super(facts, facts.message(message, cause == null ? "" : "See the cause."), cause);
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
