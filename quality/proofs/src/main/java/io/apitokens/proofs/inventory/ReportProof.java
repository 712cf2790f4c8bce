package io.apitokens.proofs.inventory;

import io.apitokens.proofs.TemporaryFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Opens the page of a sample in a browser. The page must show all rows and pictures, request nothing, run no name of a token
 * as code, and sort its table.
 */
public final class ReportProof {

    /** Presses the button of the ends twice, and notes the number of rows if they are in descending order then. */
    private static final String PRESSES = """
            <script>
              var buttons = document.querySelectorAll("#tokens thead button");
              buttons[6].click();
              buttons[6].click();
              var rows = Array.from(document.querySelectorAll("#tokens tbody tr"));
              var ends = rows.map(function (row) { return row.cells[6].textContent.trim().toLowerCase(); });
              var sorted = ends.every(function (end, i) { return i === 0 || ends[i - 1] >= end; });
              document.documentElement.dataset.sorted = sorted && rows.length;
            </script>
            """;

    private static final int PRINTED_ROWS = 60;

    private final Browser browser;
    private final PageServer server;
    private final String page;
    private final List<String> wrong = new ArrayList<>();

    private ReportProof(Browser browser, PageServer server, String page) {
        this.browser = browser;
        this.server = server;
        this.page = page;
    }

    /**
     * Writes the page and looks at it.
     *
     * @param args the path of the browser; then a directory for pictures of the page, if they are wanted
     * @throws Exception if the page is not as it must be
     */
    public static void main(String[] args) throws Exception {
        try (TemporaryFolder folder = TemporaryFolder.create();
                TemporaryFolder profiles = TemporaryFolder.create();
                PageServer server = PageServer.start()) {
            Browser browser = new Browser(args[0], profiles.path());
            ReportProof proof = new ReportProof(browser, server, SamplePage.write(folder.path()));
            if (args.length > 1) {
                proof.pictures(Path.of(args[1]));
            }
            String line = proof.line();
            if (!proof.wrong.isEmpty()) {
                throw new IllegalStateException("not as it must be: " + line + "; " + proof.wrong);
            }
            System.out.println(line);
        }
    }

    private String line() throws Exception {
        String address = server.add("inventory.html", page);
        Browser.Opened opened = browser.open(address);
        String document = opened.document();
        int rows = count("<tr><th scope=\"row\">", between(document, "id=\"tokens\"", "</table>"));
        int pictures = count("<svg class=\"chart\"", document);
        expect(rows == SamplePage.ROWS, rows + " rows");
        expect(pictures == 3 && count("<table class=\"numbers\"", document) == 3, pictures + " pictures");
        // Without script, the page is what was written.
        expect(count("<tr><th scope=\"row\">", between(page, "id=\"tokens\"", "</table>")) == rows, "script adds rows");
        expect(count("<button type=\"button\">", document) == 10, "the script did not run");
        expect(!document.contains("data-broken"), "a name was run as code");
        expect(count("<img", document) == 0, "a name became an element");
        List<String> requests = new ArrayList<>(server.others());
        requests.addAll(opened.requested());
        expect(requests.isEmpty(), requests.toString());
        sorted();
        return "report: rows=" + rows + " pictures=" + pictures + " requests=" + requests.size();
    }

    /** In a copy whose policy allows it, a script presses the buttons of the table. */
    private void sorted() throws Exception {
        String open = page.replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "")
                .replace("</body>", PRESSES + "</body>");
        String document = browser.open(server.add("sorted.html", open)).document();
        expect(document.contains("data-sorted=\"" + SamplePage.ROWS + "\""), "the table is not sorted");
        expect(document.contains("aria-sort=\"descending\""), "the order is not told");
    }

    private void pictures(Path directory) throws Exception {
        Files.createDirectories(directory);
        String address = server.add("picture.html", page);
        picture(address, directory.resolve("inventory.png"), "1280,1060");
        picture(address, directory.resolve("wide.png"), "1360,2600");
        picture(address, directory.resolve("narrow.png"), "500,3400");
        picture(address, directory.resolve("dark.png"), "1360,2600", "--blink-settings=preferredColorScheme=0");
        String brief = brief();
        String tokens =
                brief.replaceFirst("(?s)<div class=\"cards\">.*<section class=\"tokens\"", "<section class=\"tokens\"");
        picture(server.add("tokens.html", tokens), directory.resolve("tokens.png"), "1360,1400");
        browser.picture(
                server.add("print.html", brief),
                "--no-pdf-header-footer",
                "--print-to-pdf=" + directory.resolve("print.pdf"));
    }

    /** Returns the page with its first rows only, because all of them are hundreds of sheets. */
    private String brief() {
        int table = page.indexOf("id=\"tokens\"");
        int end = page.indexOf("</tbody>", table);
        int row = table;
        for (int i = 0; i < PRINTED_ROWS; i++) {
            row = page.indexOf("<tr><th scope=\"row\">", row + 1);
        }
        return page.substring(0, row) + page.substring(end);
    }

    private void picture(String address, Path file, String size, String... options) throws Exception {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("--window-size=" + size);
        all.add("--screenshot=" + file);
        browser.picture(address, all.toArray(String[]::new));
    }

    private void expect(boolean held, String otherwise) {
        if (!held) {
            wrong.add(otherwise);
        }
    }

    private static int count(String part, String text) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    private static String between(String text, String begin, String end) {
        int from = Math.max(text.indexOf(begin), 0);
        int to = text.indexOf(end, from);
        return text.substring(from, to < 0 ? text.length() : to);
    }
}
