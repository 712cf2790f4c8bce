package io.apitokens.inventory;

import io.apitokens.inventory.audit.Severity;

/** The worst that is new about a token, worst first. */
enum Standing {
    /** A finding of high severity. */
    HIGH("high"),
    /** A finding of medium severity, and none above. */
    MEDIUM("medium"),
    /** A finding of low severity, and none above. */
    LOW("low"),
    /** No finding, but a rule of which it is unknown whether the token breaks it. */
    UNKNOWN("unknown"),
    /** Every rule is kept, or what breaks one is accepted or in the baseline. */
    FINE("fine");

    private final String word;

    Standing(String word) {
        this.word = word;
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
