package io.apitokens.benchmarks;

/**
 * A ratio of two figures.
 *
 * @param name the name in the report
 * @param value the median
 * @param low the first quartile of the single ratios
 * @param high the third quartile of the single ratios
 * @param count the number of single ratios
 */
record Ratio(String name, double value, double low, double high, int count) {

    /** The maximum distance of the quartiles, as a part of the median, in an undisturbed run. */
    private static final double NOISE = 0.10;

    static Ratio exact(String name, double value) {
        return new Ratio(name, value, value, value, 1);
    }

    boolean isNoisy() {
        return high - low > NOISE * Math.abs(value);
    }
}
