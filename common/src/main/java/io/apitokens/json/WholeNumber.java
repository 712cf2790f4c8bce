package io.apitokens.json;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Parses JSON numbers that are integers, the usual ones without a {@link BigDecimal}. */
final class WholeNumber {

    private WholeNumber() {}

    /** Returns the number; null if it has a nonzero fraction or does not fit into 64 bits. */
    static @Nullable Long parse(String number) {
        int length = number.length();
        int first = number.charAt(0) == '-' ? 1 : 0;
        if (length - first > 18) {
            return byDecimal(number);
        }
        long value = 0;
        for (int i = first; i < length; i++) {
            int digit = number.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return byDecimal(number);
            }
            value = value * 10 + digit;
        }
        return first == 1 ? -value : value;
    }

    private static @Nullable Long byDecimal(String number) {
        try {
            return new BigDecimal(number).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            return null;
        }
    }
}
