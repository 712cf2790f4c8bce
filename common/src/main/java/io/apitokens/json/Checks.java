package io.apitokens.json;

import io.apitokens.VendorSpi;
import io.apitokens.error.InvalidInputException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What generated builders call to refuse values that the vendor would refuse. */
@VendorSpi
public final class Checks {

    private Checks() {}

    /**
     * Insists on a value.
     *
     * @param <T> the type of the value
     * @param value the value
     * @param field schema and field
     * @return the value
     * @throws InvalidInputException if the value is null
     */
    public static <T> T require(@Nullable T value, String field) {
        if (value == null) {
            throw InvalidInputException.of(field, "must be given");
        }
        return value;
    }

    /**
     * Insists on a choice that null is part of.
     *
     * @param given whether the choice was made
     * @param field schema and field
     * @throws InvalidInputException if it was not
     */
    public static void requireGiven(boolean given, String field) {
        if (!given) {
            throw InvalidInputException.of(field, "must be given, if only as null");
        }
    }

    /**
     * Checks the length of a text in characters.
     *
     * @param value the text; null passes
     * @param field schema and field
     * @param min the least length
     * @param max the greatest length
     * @throws InvalidInputException if the text is shorter or longer
     */
    public static void length(@Nullable String value, String field, int min, int max) {
        if (value != null) {
            int length = value.codePointCount(0, value.length());
            if (length < min || length > max) {
                throw InvalidInputException.of(
                        field, "must have " + bounds(min, max, Integer.MAX_VALUE) + " characters");
            }
        }
    }

    /**
     * Checks the range of an integer.
     *
     * @param value the integer; null passes
     * @param field schema and field
     * @param min the least value
     * @param max the greatest value
     * @throws InvalidInputException if the integer is less or greater
     */
    public static void range(@Nullable Long value, String field, long min, long max) {
        if (value != null && (value < min || value > max)) {
            throw InvalidInputException.of(field, "must be " + bounds(min, max, Long.MAX_VALUE));
        }
    }

    /**
     * Checks the size of a list, and that it holds no null.
     *
     * @param values the list; null passes
     * @param field schema and field
     * @param min the least size
     * @param max the greatest size
     * @throws InvalidInputException if the list is shorter or longer, or an element is null
     */
    public static void size(@Nullable List<?> values, String field, int min, int max) {
        if (values == null) {
            return;
        }
        if (values.size() < min || values.size() > max) {
            throw InvalidInputException.of(field, "must have " + bounds(min, max, Integer.MAX_VALUE) + " elements");
        }
        for (Object value : values) {
            if (value == null) {
                throw InvalidInputException.of(field, "must not hold null");
            }
        }
    }

    /**
     * Refuses the one point in time that cannot be written: leaving it out, or writing null, would say something else.
     *
     * @param value the point in time; null passes
     * @param field schema and field
     * @throws InvalidInputException if it is {@link Timestamp#UNKNOWN}
     */
    public static void known(@Nullable Timestamp value, String field) {
        if (Timestamp.UNKNOWN.equals(value)) {
            throw InvalidInputException.of(field, "must be a known point in time");
        }
    }

    private static String bounds(long min, long max, long unbounded) {
        if (max == unbounded) {
            return "at least " + min;
        }
        return min == Long.MIN_VALUE ? "at most " + max : min + " to " + max;
    }
}
