package io.apitokens;

import io.apitokens.error.InvalidInputException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** The requested lifetime of a new token. */
public sealed interface Lifetime {

    /**
     * Returns the end of the lifetime of a token that is created now; for vendor implementations.
     *
     * @param now the time of the create
     * @return the end; empty if there is none
     * @throws InvalidInputException if the end is in the past, or after the year 9999, which timestamps cannot express
     */
    default Optional<Instant> end(Instant now) {
        if (this instanceof Until until) {
            if (!until.end().isAfter(now)) {
                throw InvalidInputException.of("expiresAt", "is in the past");
            }
            return Optional.of(expressible("expiresAt", until.end()));
        }
        if (this instanceof For span) {
            try {
                return Optional.of(expressible("expiresAfter", now.plus(span.length())));
            } catch (DateTimeException | ArithmeticException e) {
                throw InvalidInputException.of("expiresAfter", "is too long");
            }
        }
        return Optional.empty();
    }

    private static Instant expressible(String field, Instant end) {
        if (end.isAfter(Instant.parse("9999-12-31T23:59:59Z"))) {
            throw InvalidInputException.of(field, "is after the year 9999");
        }
        return end;
    }

    /**
     * Returns the lifetime in whole units, at a vendor that counts them from the create; for vendor implementations. The
     * token never lives longer than requested: a fixed end is rounded down, and a length must be a whole number of units.
     *
     * @param unit the vendor's unit, such as days
     * @param most the longest lifetime that the vendor allows, in units
     * @param now the client's time
     * @param latest the latest time at which the vendor may execute the create, with all retries and the difference of
     *     the clocks
     * @return 1 to {@code most}; empty if there is no end
     * @throws InvalidInputException if the end is in the past, or the lifetime is not in whole units or not allowed
     */
    default OptionalLong units(ChronoUnit unit, long most, Instant now, Instant latest) {
        String units = unit.name().toLowerCase(Locale.ROOT);
        if (this instanceof Until until) {
            end(now);
            return OptionalLong.of(allowed("expiresAt", latest.until(until.end(), unit), most, units));
        }
        if (this instanceof For span) {
            long count = span.length().toSeconds() / unit.getDuration().toSeconds();
            if (!span.length().equals(unit.getDuration().multipliedBy(count))) {
                String one = units.substring(0, units.length() - 1);
                throw InvalidInputException.of(
                        "expiresAfter",
                        "is not in whole " + units + ": choose "
                                + (count == 0 ? "1 " + one : count + " or " + (count + 1) + " " + units));
            }
            return OptionalLong.of(allowed("expiresAfter", count, most, units));
        }
        return OptionalLong.empty();
    }

    private static long allowed(String field, long count, long most, String units) {
        if (count < 1 || count > most) {
            throw InvalidInputException.of(
                    field, "is " + count + " whole " + units + " away: the vendor allows 1 to " + most);
        }
        return count;
    }

    /** A lifetime without an end: the token works until it is deleted. */
    record Unlimited() implements Lifetime {}

    /**
     * A lifetime that ends at a fixed time, or shortly before at vendors that count in days.
     *
     * @param end the time
     */
    record Until(Instant end) implements Lifetime {}

    /**
     * A lifetime of a fixed length, counted from the creation of the token.
     *
     * @param length the length
     */
    record For(Duration length) implements Lifetime {}
}
