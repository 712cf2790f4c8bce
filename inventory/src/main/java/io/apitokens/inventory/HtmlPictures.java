package io.apitokens.inventory;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Writes the three pictures of the page, each with its numbers as a table. */
final class HtmlPictures {

    /** More vendors than this make columns that are too narrow for their numbers. */
    private static final int MOST_VENDORS = 4;

    /** Heights of columns; the higher is that beside the longest table. */
    private static final int HIGH = 250;

    private static final int LOW = 142;

    private final Statistics statistics;
    private final Html html;

    HtmlPictures(Statistics statistics, Html html) {
        this.statistics = statistics;
        this.html = html;
    }

    void write() throws IOException {
        html.raw("<section aria-labelledby=\"pictures\"><h2 id=\"pictures\">Ends, severity and age</h2>\n");
        ends();
        severity();
        ages();
        html.raw("</section>\n");
    }

    private void figure(String title, String explanation, Chart chart) throws IOException {
        html.raw("<figure><figcaption>")
                .text(title)
                .element("span", explanation)
                .raw("</figcaption>\n");
        html.raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"" + title + "\">");
        chart.write(html);
        html.raw("</div>\n<div class=\"scroll\">");
    }

    private void endFigure() throws IOException {
        html.endTable();
        html.raw("</div></figure>\n");
    }

    private void ends() throws IOException {
        Calendar calendar = statistics.calendar();
        List<String> labels = calendar.endLabels();
        String title = "When tokens end";
        Chart chart = new Chart(
                        "ends",
                        title,
                        "Columns for each of the next " + Calendar.WEEKS
                                + " weeks, and for later, never, unknown and ended; the table has the numbers.",
                        HIGH)
                .group(
                        "",
                        1,
                        labels.subList(0, Calendar.WEEKS),
                        statistics.ends(),
                        Collections.nCopies(Calendar.WEEKS, "week"))
                .group(
                        "",
                        1.4,
                        labels.subList(Calendar.WEEKS, labels.size()),
                        Arrays.copyOfRange(statistics.ends(), Calendar.WEEKS, labels.size()),
                        List.of("quiet", "high", "unknown", "quiet"));
        figure(title, "By week; a token that ends when it is idle counts at its present end", chart);
        numbers(title, "Week", calendar.endNames(), statistics.ends());
        endFigure();
    }

    private void ages() throws IOException {
        List<String> styles = new ArrayList<>();
        for (String age : Calendar.AGES) {
            styles.add(age.equals("unknown") ? "unknown" : "week");
        }
        String title = "How old secrets are";
        Chart chart = new Chart("ages", title, "Columns for each range of ages; the table has the numbers.", LOW)
                .group("", 1, Calendar.AGES, statistics.ages(), styles);
        figure(title, "Tokens by the time since their secret was issued", chart);
        numbers(title, "Age", Calendar.AGES, statistics.ages());
        endFigure();
    }

    private void numbers(String caption, String first, List<String> names, long[] counts) throws IOException {
        html.beginTable(" class=\"numbers\"", caption + ", in numbers", List.of(first, "Tokens"));
        for (int i = 0; i < names.size(); i++) {
            html.row(names.get(i), Words.number(counts[i]));
        }
    }

    private void severity() throws IOException {
        List<String> standings =
                Arrays.stream(Standing.values()).map(Standing::word).toList();
        String title = "The worst about each token";
        Chart chart = new Chart(
                "severity",
                title,
                "For each vendor, columns for high, medium, low, unknown and fine; the table has the numbers.",
                LOW);
        List<Map.Entry<String, long[]>> vendors = statistics.vendors().entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, long[]> each) -> -total(each.getValue())))
                .toList();
        for (Map.Entry<String, long[]> vendor :
                vendors.stream().limit(MOST_VENDORS).toList()) {
            chart.group(vendor.getKey(), 1, standings, vendor.getValue(), standings);
        }
        figure(title, "By vendor; unknown is a token without a finding of which a rule has no result", chart);
        List<String> columns = new ArrayList<>(List.of("Vendor"));
        columns.addAll(standings);
        html.beginTable(" class=\"numbers\"", title + ", in numbers", columns);
        for (Map.Entry<String, long[]> vendor : vendors) {
            List<String> cells = new ArrayList<>(List.of(vendor.getKey()));
            Arrays.stream(vendor.getValue()).mapToObj(Words::number).forEach(cells::add);
            html.row(cells.toArray(String[]::new));
        }
        endFigure();
    }

    private static long total(long[] counts) {
        return Arrays.stream(counts).sum();
    }
}
