package io.apitokens.inventory;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A picture of columns as inline SVG. Each column has its number above it and its name below it. */
final class Chart {

    private static final int WIDTH = 720;
    private static final int TOP = 24;
    private static final int BELOW = 54;
    /** The distance of groups, in widths of a narrow column. */
    private static final double GAP = 0.6;

    private final String id;
    private final String title;
    private final String description;
    private final int base;
    private final List<Group> groups = new ArrayList<>();

    /** A column. */
    private record Column(String label, long value, String style) {}

    /** Columns of the same width, in widths of a narrow column. The name may be empty. */
    private record Group(String name, double width, List<Column> columns) {

        double total() {
            return width * columns.size();
        }
    }

    /**
     * Creates a chart without columns.
     *
     * @param id the id of the element, which prefixes those within it
     * @param title the title
     * @param description what it shows, for those who do not see it
     * @param height the height of the highest column
     */
    Chart(String id, String title, String description, int height) {
        this.base = TOP + height;
        this.id = id;
        this.title = title;
        this.description = description;
    }

    Chart group(String name, double width, List<String> labels, long[] values, List<String> styles) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            columns.add(new Column(labels.get(i), values[i], styles.get(i)));
        }
        groups.add(new Group(name, width, columns));
        return this;
    }

    void write(Html html) throws IOException {
        html.raw("<svg class=\"chart\" viewBox=\"0 0 " + WIDTH + " " + (base + BELOW) + "\" role=\"img\""
                + " aria-labelledby=\"" + id + "-t " + id + "-d\">\n<title id=\"" + id + "-t\">");
        html.text(title)
                .raw("</title><desc id=\"" + id + "-d\">")
                .text(description)
                .raw("</desc>\n");
        // Unknown is hatched, so that it differs from the others without colour.
        html.raw("<defs><pattern id=\"" + id + "-h\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\""
                + " patternTransform=\"rotate(45)\"><rect class=\"hatch-ground\" width=\"6\" height=\"6\"/>"
                + "<rect class=\"hatch-line\" width=\"2.5\" height=\"6\"/></pattern></defs>\n");
        html.raw("<line class=\"axis\" x1=\"0\" x2=\"" + WIDTH + "\" y1=\"" + base + "\" y2=\"" + base + "\"/>\n");
        double all = groups.stream().mapToDouble(Group::total).sum() + GAP * Math.max(0, groups.size() - 1);
        double unit = WIDTH / Math.max(1, all);
        double left = 0;
        for (Group group : groups) {
            double step = unit * group.width();
            for (int i = 0; i < group.columns().size(); i++) {
                column(html, group.columns().get(i), left + step * i, step);
            }
            if (!group.name().isEmpty()) {
                label(html, "group", left + unit * group.total() / 2, base + 42, Words.shown(group.name(), 24));
            }
            left += unit * (group.total() + GAP);
        }
        html.raw("</svg>\n");
    }

    private long most() {
        return groups.stream()
                .flatMap(group -> group.columns().stream())
                .mapToLong(Column::value)
                .max()
                .orElse(0);
    }

    private void column(Html html, Column column, double left, double step) throws IOException {
        // The smallest number is visible, and nothing is not.
        double height = column.value() == 0 ? 0 : Math.max(2.0, (double) (base - TOP) * column.value() / most());
        String fill = column.style().equals("unknown") ? " fill=\"url(#" + id + "-h)\"" : "";
        html.raw(String.format(
                Locale.ROOT,
                "<rect class=\"bar %s\"%s x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                column.style(),
                fill,
                left + step * 0.14,
                base - height,
                step * 0.72,
                height));
        label(html, "value", left + step / 2, base - height - 6, Words.number(column.value()));
        label(html, "label", left + step / 2, base + 18, column.label());
    }

    private static void label(Html html, String style, double x, double y, String text) throws IOException {
        html.raw(String.format(Locale.ROOT, "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">", style, x, y))
                .text(text)
                .raw("</text>\n");
    }
}
