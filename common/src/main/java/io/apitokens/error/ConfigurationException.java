package io.apitokens.error;

import org.jspecify.annotations.Nullable;

/**
 * A client is not, or wrongly, configured for what was asked of it. Nothing was sent, unless the credential source failed
 * between two attempts; {@link #outcome()} tells.
 */
public sealed class ConfigurationException extends ApiTokenException permits NoCredentialsException {

    private static final long serialVersionUID = 1L;

    ConfigurationException(CallFacts facts, String message, @Nullable Throwable cause) {
        super(facts, message, cause);
    }

    /**
     * Creates the error for a wrong setting.
     *
     * @param setting the name of the setting
     * @param problem what is wrong, as the rest of a sentence that begins with the setting's name
     * @return the error to throw
     */
    public static ConfigurationException of(String setting, String problem) {
        return new ConfigurationException(CallFacts.NO_CALL, setting + " " + problem, null);
    }

    /**
     * Creates the error for a call that the client's configuration does not allow or cannot serve.
     *
     * @param facts the call, not applied
     * @param message what is wrong
     * @param cause what led to it, or null
     * @return the error to throw
     */
    public static ConfigurationException of(CallFacts facts, String message, @Nullable Throwable cause) {
        return new ConfigurationException(facts, message, cause);
    }
}
