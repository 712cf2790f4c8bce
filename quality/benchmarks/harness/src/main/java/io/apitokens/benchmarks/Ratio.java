package io.apitokens.benchmarks;

/**
 * A ratio of two figures.
 *
 * @param name what it is called
 * @param value the median
 * @param low below it lies a quarter of the single ratios
 * @param high above it lies a quarter of the single ratios
 * @param count how many single ratios there are
 */
record Ratio(String name, double value, double low, double high, int count) {

    /** Quarters farther apart than this part of the median mean that something disturbed the run. */
    private static final double NOISE = 0.10;

    static Ratio exact(String name, double value) {
        return new Ratio(name, value, value, value, 1);
    }

    boolean isNoisy() {
        return high - low > NOISE * Math.abs(value);
    }
}
