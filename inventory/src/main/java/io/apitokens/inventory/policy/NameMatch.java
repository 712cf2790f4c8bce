package io.apitokens.inventory.policy;

import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;

/** Compares names with patterns. A name that others chose so that it exhausts the pattern's stack or time does not match. */
final class NameMatch {

    /** Takes less than a second. A pattern without nested repetitions reads each character a few times. */
    private static final int MOST_READS = 10_000_000;

    private NameMatch() {}

    /** Returns whether a pattern matches a whole name, and finds that out within its limits. */
    static boolean of(Pattern pattern, String name) {
        try {
            return pattern.matcher(new Counted(name)).matches();
        } catch (CancellationException | StackOverflowError e) {
            return false;
        }
    }

    /** Ends the comparison when it has read too many characters. */
    private static final class Counted implements CharSequence {

        private final String text;
        private int reads;

        Counted(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (++reads > MOST_READS) {
                throw new CancellationException("the pattern reads the name too often");
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
