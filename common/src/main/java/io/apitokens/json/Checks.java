package io.apitokens.json;

import io.apitokens.VendorSpi;
import io.apitokens.error.InvalidInputException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks values for generated builders, and rejects those that the vendor would reject. */
@VendorSpi
public final class Checks {

    private Checks() {}

    /**
     * Checks that a value is present.
     *
     * @param <T> the type of the value
     * @param value the value
     * @param field schema and field
     * @return the value
     * @throws InvalidInputException if the value is null
     */
    public static <T> T require(@Nullable T value, String field) {
        if (value == null) {
            throw InvalidInputException.of(field, "is required");
        }
        return value;
    }

    /**
     * Checks that a field was set, if only to null.
     *
     * @param given whether the field was set
     * @param field schema and field
     * @throws InvalidInputException if it was not set
     */
    public static void requireGiven(boolean given, String field) {
        if (!given) {
            throw InvalidInputException.of(field, "is required; null is allowed");
        }
    }

    /**
     * Checks the length of a string in Unicode code points.
     *
     * @param value the string; null is accepted
     * @param field schema and field
     * @param min the minimum length
     * @param max the maximum length
     * @throws InvalidInputException if the string is shorter or longer
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
     * @param value the integer; null is accepted
     * @param field schema and field
     * @param min the minimum value
     * @param max the maximum value
     * @throws InvalidInputException if the integer is less or greater
     */
    public static void range(@Nullable Long value, String field, long min, long max) {
        if (value != null && (value < min || value > max)) {
            throw InvalidInputException.of(field, "must be " + bounds(min, max, Long.MAX_VALUE));
        }
    }

    /**
     * Checks the size of a list, and that it contains no null.
     *
     * @param values the list; null is accepted
     * @param field schema and field
     * @param min the minimum size
     * @param max the maximum size
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
                throw InvalidInputException.of(field, "must not contain null");
            }
        }
    }

    /**
     * Rejects an unknown timestamp, which cannot be written: omitting it or writing null would have another meaning.
     *
     * @param value the timestamp; null is accepted
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
