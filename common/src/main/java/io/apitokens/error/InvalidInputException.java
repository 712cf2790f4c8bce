package io.apitokens.error;

/** Signals that a value from the caller is unusable. Nothing was sent. The message never quotes the value. */
public final class InvalidInputException extends ApiTokenException {

    private static final long serialVersionUID = 1L;

    private final String field;

    private InvalidInputException(CallFacts facts, String field, String problem) {
        super(facts, field + " " + problem, null);
        this.field = field;
    }

    /**
     * Creates the exception for one field.
     *
     * @param field the name of the field, parameter or builder option
     * @param problem what is wrong with it, worded to follow the field's name in a sentence
     * @return the exception to throw
     */
    public static InvalidInputException of(String field, String problem) {
        return new InvalidInputException(CallFacts.NO_CALL, field, problem);
    }

    /** {@return the name of the wrong field, such as {@code expiresAfter} or {@code grants[1].resource}} */
    public String field() {
        return field;
    }
}
