package io.apitokens.benchmarks;

import java.util.Locale;

/**
 * A limit for a figure.
 *
 * @param ratio the figure
 * @param sign {@code ≤}, {@code ≥} or {@code =}; empty for a figure that is shown without a limit
 * @param bound the limit; without meaning if there is none
 * @param digits the number of decimal places to print
 * @param remark additional information, or empty
 */
record Goal(Ratio ratio, String sign, double bound, int digits, String remark) {

    boolean isMet() {
        double value = rounded(ratio.value());
        return switch (sign) {
            case "≤" -> value <= bound;
            case "≥" -> value >= bound;
            case "" -> true;
            default -> value == bound;
        };
    }

    /** Rounds as in the printed line, so that the verdict matches the printed figures. */
    private double rounded(double value) {
        double unit = Math.pow(10, digits);
        return Math.round(value * unit) / unit;
    }

    String line() {
        StringBuilder line = new StringBuilder("RATIO ")
                .append(ratio.name())
                .append(" = ")
                .append(text(ratio.value()))
                .append(sign.isEmpty() ? " (no goal)" : " (goal " + sign + ' ' + text(bound) + ')');
        if (!remark.isEmpty()) {
            line.append(' ').append(remark);
        }
        if (ratio.count() > 2) {
            line.append(" quartiles ").append(text(ratio.low())).append("..").append(text(ratio.high()));
        }
        if (ratio.isNoisy()) {
            line.append(" NOISY");
        }
        return isMet() ? line.toString() : line.append(" MISSED").toString();
    }

    String text(double value) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
