package io.apitokens.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All measured figures by name, such as {@code list200.alloc.ours}, each with its samples in order. */
final class Figures {

    private final Map<String, List<Double>> samples = new LinkedHashMap<>();

    void add(String name, double value) {
        samples.computeIfAbsent(name, added -> new ArrayList<>()).add(value);
    }

    boolean has(String name) {
        return samples.containsKey(name);
    }

    /** Returns the median of all samples. */
    double median(String name) {
        return quantile(values(name), 0.5);
    }

    /**
     * Compares two figures. The value is the median of the ratios of samples with the same position; with fewer than
     * three samples, it is the ratio of the medians.
     */
    Ratio ratio(String name, String of, String to) {
        double[] above = values(of);
        double[] below = values(to);
        double[] single = new double[Math.min(above.length, below.length)];
        for (int i = 0; i < single.length; i++) {
            single[i] = above[i] / below[i];
        }
        double value = single.length > 2 ? quantile(single, 0.5) : median(of) / median(to);
        return new Ratio(name, value, quantile(single, 0.25), quantile(single, 0.75), single.length);
    }

    private double[] values(String name) {
        List<Double> found = samples.get(name);
        if (found == null) {
            throw new IllegalArgumentException(name + " was not measured");
        }
        return found.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double quantile(double[] values, double part) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double place = part * (sorted.length - 1);
        int low = (int) place;
        int high = Math.min(low + 1, sorted.length - 1);
        return sorted[low] + (sorted[high] - sorted[low]) * (place - low);
    }
}
