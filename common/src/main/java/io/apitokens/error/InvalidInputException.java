package io.apitokens.error;

/** A value given by the caller is unusable; nothing was sent. The value itself is never quoted. */
public final class InvalidInputException extends ApiTokenException {

    private static final long serialVersionUID = 1L;

    private final String field;

    private InvalidInputException(CallFacts facts, String field, String problem) {
        super(facts, field + " " + problem, null);
        this.field = field;
    }

    /**
     * Creates the error for one field.
     *
     * @param field the name of the field, parameter or builder option
     * @param problem what is wrong with it, as the rest of a sentence that begins with the field's name
     * @return the error to throw
     */
    public static InvalidInputException of(String field, String problem) {
        return new InvalidInputException(CallFacts.NO_CALL, field, problem);
    }

    /**
     * Names the field that is wrong.
     *
     * @return such as {@code expiresAfter} or {@code grants[1].resource}
     */
    public String field() {
        return field;
    }
}
