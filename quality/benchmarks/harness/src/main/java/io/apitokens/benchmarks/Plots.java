package io.apitokens.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.style.Styler;

/** Draws the two charts. */
final class Plots {

    private static final Map<String, String> PEERS = new LinkedHashMap<>();

    static {
        PEERS.put("ours", "apitokens");
        PEERS.put("hand", "by hand, dates as text");
        PEERS.put("hand-typed", "by hand, typed");
        PEERS.put("stock", "stock generator");
        PEERS.put("okta", "okta-sdk-java");
    }

    private Plots() {}

    static void write(Figures figures, Path folder) throws IOException {
        System.setProperty("java.awt.headless", "true");
        CategoryChart allocation = chart("Bytes allocated by one warm call", "kB");
        add(allocation, figures, List.of("get", "list of 200"), List.of("get.alloc", "list200.alloc"), 1000);
        save(allocation, folder.resolve("allocation.svg"));
        CategoryChart cold = chart("From the start of the process to the first response", "ms");
        add(cold, figures, List.of("CPU", "wall clock"), List.of("cold.cpu", "cold.wall"), 1);
        save(cold, folder.resolve("cold-start.svg"));
    }

    private static CategoryChart chart(String title, String unit) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(760)
                .height(380)
                .title(title)
                .yAxisTitle(unit)
                .build();
        chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideNW);
        chart.getStyler().setLabelsVisible(true);
        chart.getStyler().setAvailableSpaceFill(0.9);
        return chart;
    }

    private static void add(
            CategoryChart chart, Figures figures, List<String> groups, List<String> names, double unit) {
        for (Map.Entry<String, String> peer : PEERS.entrySet()) {
            List<Double> values = new ArrayList<>();
            for (String name : names) {
                String figure = name + "." + peer.getKey();
                if (figures.has(figure)) {
                    values.add((double) Math.round(figures.median(figure) / unit));
                }
            }
            if (values.size() == groups.size()) {
                chart.addSeries(peer.getValue(), groups, values);
            }
        }
    }

    private static void save(CategoryChart chart, Path file) throws IOException {
        VectorGraphicsEncoder.saveVectorGraphic(chart, file.toString(), VectorGraphicsFormat.SVG);
    }
}
