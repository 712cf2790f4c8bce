package io.apitokens.okta;

import io.apitokens.transport.Headers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads Okta's rate-limit headers. Every result depends only on the headers and the given time. */
final class OktaRateLimit {

    /**
     * Added to the delay, as in the vendor's own clients: the reset happens within the second that the header names.
     */
    private static final long MARGIN_SECONDS = 1;

    /** The longest accepted delay. Okta's windows last a minute, so a much later reset does not come from Okta. */
    private static final long MAX_SECONDS = 3600;

    /** The longest accepted pause. It stops all calls, so a pause beyond one window of a minute is ignored. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(90);

    private static final int MAX_DIGITS = 12;

    private static final String LIMIT = "X-Rate-Limit-Limit";
    private static final String REMAINING = "X-Rate-Limit-Remaining";
    private static final String RESET = "X-Rate-Limit-Reset";

    private OktaRateLimit() {}

    /**
     * Returns the delay that a 429 requests: until the reset, by the vendor's own clock, plus one second.
     *
     * @param headers the response headers; each may occur several times, once for each limit
     * @param now the client's time, used if the response has no date
     * @return null if no reset is usable, or if no limit but that on concurrent requests is exhausted
     */
    static @Nullable Duration wait(Headers headers, Instant now) {
        List<Long> limits = numbers(headers, LIMIT);
        List<Long> remaining = numbers(headers, REMAINING);
        List<Long> resets = numbers(headers, RESET);
        boolean concurrency = isOfConcurrency(limits, remaining);
        Long reset = remaining.size() == resets.size() ? soonest(resets, limits, remaining) : null;
        if (reset == null && !concurrency) {
            reset = soonest(resets, List.of(), List.of());
        }
        if (reset == null) {
            return null;
        }
        long seconds = reset - headers.date().orElse(now).getEpochSecond();
        return seconds < 0 || seconds > MAX_SECONDS ? null : Duration.ofSeconds(seconds + MARGIN_SECONDS);
    }

    /**
     * Checks whether a 429 is about concurrent requests: Okta then sends, beside its other limits, a limit of 0 with 0
     * remaining, whose reset is meaningless.
     *
     * @param headers the response headers
     * @return true if such a limit is among the limits
     */
    static boolean isOfConcurrency(Headers headers) {
        return isOfConcurrency(numbers(headers, LIMIT), numbers(headers, REMAINING));
    }

    private static boolean isOfConcurrency(List<Long> limits, List<Long> remaining) {
        for (int i = 0; i < Math.min(limits.size(), remaining.size()); i++) {
            if (limits.get(i) == 0 && remaining.get(i) == 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns how long to send no request: until one second after an exhausted limit's reset, by the vendor's own
     * clock.
     *
     * @param headers the headers of any response
     * @param now the client's time, used if the response has no date
     * @return null if no limit is exhausted, or the headers are not plausible
     */
    static @Nullable Duration pause(Headers headers, Instant now) {
        if (!mayBeUsedUp(headers) || !numbers(headers, REMAINING).contains(0L)) {
            return null;
        }
        Duration wait = wait(headers, now);
        return wait == null || wait.compareTo(LONGEST_PAUSE) > 0 ? null : wait;
    }

    /** Checks, without parsing, whether a limit may be exhausted: nearly every response has one positive number. */
    private static boolean mayBeUsedUp(Headers headers) {
        for (int i = 0; i < headers.size(); i++) {
            if (headers.name(i).equalsIgnoreCase(REMAINING) && !isPositive(headers.value(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPositive(String number) {
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (c < (i == 0 ? '1' : '0') || c > '9') {
                return false;
            }
        }
        return !number.isEmpty();
    }

    /**
     * Returns the earliest reset of the exhausted limits, matched by position; of all, if none are given. A limit of 0 is
     * the one on concurrent requests, which has no reset. Null if there is none.
     */
    private static @Nullable Long soonest(List<Long> resets, List<Long> limits, List<Long> remaining) {
        Long soonest = null;
        for (int i = 0; i < resets.size(); i++) {
            boolean counts = remaining.isEmpty() || remaining.get(i) == 0;
            boolean concurrency = i < limits.size() && limits.get(i) == 0;
            if (counts && !concurrency && (soonest == null || resets.get(i) < soonest)) {
                soonest = resets.get(i);
            }
        }
        return soonest;
    }

    /** Returns the values of a header that are numbers. One line may hold several values, separated by commas. */
    private static List<Long> numbers(Headers headers, String name) {
        List<Long> numbers = new ArrayList<>();
        for (String line : headers.all(name)) {
            for (String text : line.split(",", -1)) {
                String digits = text.strip();
                if (!digits.isEmpty()
                        && digits.length() <= MAX_DIGITS
                        && digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
                    numbers.add(Long.parseLong(digits));
                }
            }
        }
        return numbers;
    }
}
