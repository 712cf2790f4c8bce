package io.apitokens.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The goals of the library. */
final class Goals {

    private final Figures figures;
    private final List<Goal> goals = new ArrayList<>();

    private Goals(Figures figures) {
        this.figures = figures;
    }

    static List<Goal> of(Figures figures) {
        Goals goals = new Goals(figures);
        goals.calls();
        goals.start();
        goals.behaviour();
        goals.size();
        goals.journals();
        return goals.goals;
    }

    private void calls() {
        ratio("get.alloc", "hand", 1.05);
        ratio("get.cpu", "hand", 1.00);
        ratio("get.h2.cpu", "hand", 0.95);
        ratio("create.h2.alloc", "hand", 1.00);
        ratio("create.h2.cpu", "hand", 1.05);
        shown("create.h1.alloc", "hand");
        shown("create.h1.cpu", "hand");
        shown("create.h1tls.cpu", "hand");
        ratio("list200.alloc", "hand", 1.00);
        ratio("list200.cpu", "hand", 0.95);
        ratio("list200.alloc", "hand-typed", 0.35);
        ratio("list200.cpu", "hand-typed", 0.50);
        ratio("list200.alloc", "okta", 0.20);
        Ratio facade =
                figures.ratio("facade.list200.alloc facade/typed", "facade.list200.alloc.ours", "list200.alloc.ours");
        goals.add(new Goal(facade, "≤", 1.45, 2, ""));
        ratio("error404.alloc", "hand", 1.3);
    }

    private void start() {
        ratio("cold.cpu", "hand", 1.10);
        ratio("cold.cpu", "okta", 0.60);
        Ratio first = figures.ratio(
                "oauth.first.cpu oauth/token", "oauth.first.cpu.oauth", "oauth.first.cpu.token");
        goals.add(new Goal(first, "≤", 1.35, 2, ""));
        double more = figures.median("cold.classes.ours") - figures.median("cold.classes.hand");
        bound("cold.classes ours-hand", more, "≤", 300, 0, beside("cold.classes.ours", "cold.classes.okta", 0));
    }

    private void behaviour() {
        bound("directory100.wall", figures.median("directory100.wall"), "≤", 0.6, 2, firstListing());
        bound("walk1M.peakheap.MiB", figures.median("walk1M.peak"), "≤", 32, 1, quarters());
        if (figures.has("virtual.pinned")) {
            bound("virtual.pinned", figures.median("virtual.pinned"), "=", 0, 0, "");
        }
        bound("threads.ours.afterclose", figures.median("threads.ours"), "=", 0, 0, "");
        bound("astro.bulkdelete.429", figures.median("astro.bulkdelete.429"), "=", 0, 0, "");
        bound("astro.bulkdelete.share", figures.median("astro.bulkdelete.share"), "≥", 0.95, 3, "");
        bound("revocation.2500.429", figures.median("revocation.2500.429"), "=", 0, 0, "");
        bound("revocation.2500.left", figures.median("revocation.2500.left"), "=", 0, 0, "");
        bound("revocation.2500.share", figures.median("revocation.2500.share"), "≥", 0.95, 3, "");
        goals.add(new Goal(AuditHeap.growth(figures), "≤", 1.5, 2, AuditHeap.remark(figures)));
    }

    private void size() {
        bound("jars", figures.median("jars.ours"), "≤", 11, 0, beside(null, "jars.okta", 0));
        bound("MiB", figures.median("mebibytes.ours"), "≤", 4, 2, beside(null, "mebibytes.okta", 2));
    }

    private void journals() {
        for (String journal : List.of("journal.file", "journal.jdbc")) {
            for (Ratio growth : JournalGrowth.ratios(figures, journal)) {
                goals.add(new Goal(growth, "≤", 2, 2, "[100,000 entries to 1,000]"));
            }
        }
        bound("journal.file.1M.MiB", figures.median("journal.file.1M"), "≤", 256, 0, "[a heap of 256 MiB]");
    }

    private void ratio(String figure, String peer, double bound) {
        goals.add(new Goal(ratio(figure, peer), "≤", bound, 2, ""));
    }

    private void shown(String figure, String peer) {
        goals.add(new Goal(ratio(figure, peer), "", 0, 2, ""));
    }

    private Ratio ratio(String figure, String peer) {
        String beside = figure + ".ours-beside-" + peer;
        return figures.ratio(
                figure + " ours/" + peer, figures.has(beside) ? beside : figure + ".ours", figure + "." + peer);
    }

    private void bound(String name, double value, String sign, double bound, int digits, String remark) {
        goals.add(new Goal(Ratio.exact(name, value), sign, bound, digits, remark));
    }

    private String beside(@Nullable String ours, String okta, int digits) {
        String format = "%." + digits + "f";
        String first = ours == null ? "" : "ours " + String.format(Locale.ROOT, format, figures.median(ours)) + ", ";
        return "[" + first + "okta-sdk-java " + String.format(Locale.ROOT, format, figures.median(okta)) + "]";
    }

    private String firstListing() {
        return String.format(Locale.ROOT, "[first listing of the process %.2f]", figures.median("directory100.first"));
    }

    /** Returns the peaks of the four quarters; equal peaks show that memory use does not grow. */
    private String quarters() {
        StringBuilder text = new StringBuilder("[by quarters");
        for (int quarter = 1; quarter <= 4; quarter++) {
            text.append(String.format(Locale.ROOT, " %.1f", figures.median("walk1M.quarter" + quarter)));
        }
        return text.append("; -Xmx").append(Walk.HEAP_MEBIBYTES).append("m]").toString();
    }
}
