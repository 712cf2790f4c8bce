package io.apitokens.okta;

import io.apitokens.transport.Headers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads Okta's rate-limit headers. A pure function of the headers and the time. */
final class OktaRateLimit {

    /** The vendor's own clients add it: the limit is reset within the second that the header names. */
    private static final long MARGIN_SECONDS = 1;

    /** Limits are counted by the minute; whoever names a much later time is not Okta. */
    private static final long MAX_SECONDS = 3600;

    /** All calls would stand still for it, so a pause beyond one window of a minute is not believed. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(90);

    private static final int MAX_DIGITS = 12;

    private OktaRateLimit() {}

    /**
     * Tells how long a 429 asks to wait: until the reset, by the vendor's own clock, and a second more.
     *
     * @param headers the answer's headers; each may be there several times, once for each limit
     * @param now the time on this side, if the answer does not show its own
     * @return null if nothing usable is there, or if too many requests ran at once, where the reset says nothing
     */
    static @Nullable Duration wait(Headers headers, Instant now) {
        if (isOfConcurrency(headers)) {
            return null;
        }
        List<Long> remaining = numbers(headers, "X-Rate-Limit-Remaining");
        List<Long> resets = numbers(headers, "X-Rate-Limit-Reset");
        Long reset = soonest(resets, remaining, remaining.size() == resets.size());
        if (reset == null) {
            reset = soonest(resets, remaining, false);
        }
        if (reset == null) {
            return null;
        }
        long seconds = reset - headers.date().orElse(now).getEpochSecond();
        return seconds < 0 || seconds > MAX_SECONDS ? null : Duration.ofSeconds(seconds + MARGIN_SECONDS);
    }

    /**
     * Tells whether a 429 is about too many requests at one time: a limit of 0, of which 0 is left, stands for that one.
     *
     * @param headers the answer's headers
     * @return true if the reset says nothing
     */
    static boolean isOfConcurrency(Headers headers) {
        return numbers(headers, "X-Rate-Limit-Limit").equals(List.of(0L))
                && numbers(headers, "X-Rate-Limit-Remaining").equals(List.of(0L));
    }

    /**
     * Tells how long nothing more should be sent: until a limit that is used up is reset, by the vendor's own clock.
     *
     * @param headers the headers of any answer
     * @param now the time on this side, if the answer does not show its own
     * @return null if something is left, or the headers are not to be believed
     */
    static @Nullable Duration pause(Headers headers, Instant now) {
        if (!mayBeUsedUp(headers) || !numbers(headers, "X-Rate-Limit-Remaining").contains(0L)) {
            return null;
        }
        Duration wait = wait(headers, now);
        return wait == null || wait.compareTo(LONGEST_PAUSE) > 0 ? null : wait;
    }

    /** Nearly every answer says by one plain number that enough is left, which is seen without a detour. */
    private static boolean mayBeUsedUp(Headers headers) {
        for (int i = 0; i < headers.size(); i++) {
            if (headers.name(i).equalsIgnoreCase("X-Rate-Limit-Remaining") && !isPositive(headers.value(i))) {
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

    /** The earliest reset; if asked so, among the limits that are used up, which are told by position. */
    private static @Nullable Long soonest(List<Long> resets, List<Long> remaining, boolean usedUpOnly) {
        Long soonest = null;
        for (int i = 0; i < resets.size(); i++) {
            boolean counts = !usedUpOnly || remaining.get(i) == 0;
            if (counts && (soonest == null || resets.get(i) < soonest)) {
                soonest = resets.get(i);
            }
        }
        return soonest;
    }

    /** The values that are numbers; one header line may hold several. */
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
