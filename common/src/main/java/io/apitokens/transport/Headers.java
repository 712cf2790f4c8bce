package io.apitokens.transport;

import io.apitokens.internal.ForeignText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The headers of a request or response, in order. Names are case-insensitive. {@link #toString} prints names only. */
public final class Headers {

    private static final Headers NONE = new Headers(new String[0]);
    private static final int MAX_DIGITS = 15;

    // Transient, like every field that may hold a secret: reflective serialisers would print it.
    private final transient String[] namesAndValues;

    private Headers(String[] namesAndValues) {
        this.namesAndValues = namesAndValues;
    }

    /** {@return empty headers} */
    public static Headers none() {
        return NONE;
    }

    /**
     * Creates headers.
     *
     * @param namesAndValues a name, its value, the next name, and so on
     * @return the headers
     */
    public static Headers of(String... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("a header has no value");
        }
        return new Headers(namesAndValues.clone());
    }

    /** {@return the number of header lines} */
    public int size() {
        return namesAndValues.length / 2;
    }

    /**
     * Returns the name of a header line.
     *
     * @param index counted from 0
     * @return the name as written
     */
    public String name(int index) {
        return namesAndValues[2 * index];
    }

    /**
     * Returns the value of a header line.
     *
     * @param index counted from 0
     * @return the value as written
     */
    public String value(int index) {
        return namesAndValues[2 * index + 1];
    }

    /**
     * Returns the first value of a header.
     *
     * @param name its name, in any case
     * @return empty if there is none
     */
    public Optional<String> first(String name) {
        return Optional.ofNullable(value(name));
    }

    /**
     * Returns all values of a header.
     *
     * @param name its name, in any case
     * @return in the order of the lines
     */
    public List<String> all(String name) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            if (name(i).equalsIgnoreCase(name)) {
                values.add(value(i));
            }
        }
        return values;
    }

    /** {@return the time in {@code Date}, by the sender's clock; empty if it is missing or cannot be parsed} */
    public Optional<Instant> date() {
        return first("Date").map(HttpDates::parse);
    }

    /**
     * Returns the delay that {@code Retry-After} asks for, as seconds or as a date.
     *
     * @param now the present, used when there is no readable {@code Date}
     * @return zero for a date in the past; empty if the header is missing or unreadable
     */
    public Optional<Duration> retryAfter(Instant now) {
        return Optional.ofNullable(HttpDates.retryAfter(this, now));
    }

    /**
     * Returns the length of the body in bytes, as announced by {@code Content-Length}.
     *
     * @return negative if the header is missing or unreadable
     */
    public long contentLength() {
        String text = value("Content-Length");
        if (text == null || text.isEmpty() || text.length() > MAX_DIGITS) {
            return -1;
        }
        long length = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            length = 10 * length + digit;
        }
        return length;
    }

    private @Nullable String value(String name) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i].equalsIgnoreCase(name)) {
                return namesAndValues[i + 1];
            }
        }
        return null;
    }

    /** {@return the names, in lower case and alphabetical order} */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (int i = 0; i < size(); i++) {
            names.add(name(i).toLowerCase(Locale.ROOT));
        }
        return names;
    }

    /** Returns the names only, printable. */
    @Override
    public String toString() {
        return ForeignText.printable(names().toString());
    }
}
