package io.apitokens.inventory;

import io.apitokens.inventory.audit.Severity;

/** The worst that is new about a token, worst first. */
enum Standing {
    /** A finding of high severity. */
    HIGH(0, "high"),
    /** A finding of medium severity, and none above. */
    MEDIUM(1, "medium"),
    /** A finding of low severity, and none above. */
    LOW(2, "low"),
    /** No finding, but a rule of which it is unknown whether the token breaks it. */
    UNKNOWN(3, "unknown"),
    /** Every rule is kept, or what breaks one is accepted or in the baseline. */
    FINE(4, "fine");

    private final int place;
    private final String word;

    Standing(int place, String word) {
        this.place = place;
        this.word = word;
    }

    /** Returns its place in this order, from 0. */
    int place() {
        return place;
    }

    /** Returns the word for it in all outputs. */
    String word() {
        return word;
    }

    static Standing of(Severity severity) {
        return switch (severity) {
            case HIGH -> HIGH;
            case MEDIUM -> MEDIUM;
            case LOW -> LOW;
        };
    }

    Standing orWorse(Standing other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
