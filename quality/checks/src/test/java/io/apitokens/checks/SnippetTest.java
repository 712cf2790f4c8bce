package io.apitokens.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Compares the documents with the examples. A Java block must follow a comment {@code <!-- snippet: FILE#REGION -->}
 * and equal the lines of that example file between {@code // tag::REGION} and {@code // end::REGION}, except for
 * indentation. So must XML and YAML in the document on new vendors; elsewhere they may name a source.
 */
class SnippetTest {

    private static final Pattern COMMENT =
            Pattern.compile("<!-- snippet: ([\\w.-]+\\.(?:java|yaml)#[\\w-]+|pom\\.xml) -->");
    private static final Pattern FENCE = Pattern.compile("```(java|xml|yaml)\\b.*");
    private static final String NEW_VENDORS = "add-a-vendor.md";

    /** A block in a document; the source is null if none is named. */
    private record Block(Path document, int line, @Nullable String source, String code) {

        String place() {
            return document.getFileName() + ":" + line;
        }
    }

    @Test
    void everyBlockNamesItsSource() throws IOException {
        List<String> nameless = blocks().stream()
                .filter(block -> block.source() == null)
                .map(block -> block.place() + " has no comment <!-- snippet: FILE#REGION --> before it")
                .toList();

        assertEquals(List.of(), nameless);
    }

    @Test
    void everyBlockEqualsItsSource() throws IOException {
        Map<String, String> regions = ExampleRegions.read();
        for (Block block : blocks()) {
            if (block.source() != null) {
                String region = regions.get(block.source());
                assertNotNull(region, () -> block.place() + " names " + block.source() + ", which is no example");
                assertEquals(region, block.code(), () -> block.place() + " differs from " + block.source());
            }
        }
    }

    private static List<Block> blocks() throws IOException {
        List<Path> documents = new ArrayList<>(List.of(Project.file("README.md")));
        for (String directory : List.of("docs", "docs/vendors")) {
            try (Stream<Path> files = Files.list(Project.file(directory))) {
                files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(documents::add);
            }
        }
        List<Block> blocks = new ArrayList<>();
        for (Path document : documents) {
            if (Files.exists(document)) {
                read(document, blocks);
            }
        }
        return blocks;
    }

    private static void read(Path document, List<Block> blocks) throws IOException {
        List<String> lines = Files.readAllLines(document);
        String before = "";
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.startsWith("```")) {
                int end = i + 1;
                while (end < lines.size() && !lines.get(end).strip().equals("```")) {
                    end++;
                }
                Matcher fence = FENCE.matcher(line.toLowerCase(Locale.ROOT));
                if (fence.matches()) {
                    Matcher comment = COMMENT.matcher(before);
                    String source = comment.matches() ? comment.group(1) : null;
                    if (source != null || fence.group(1).equals("java") || document.endsWith(NEW_VENDORS)) {
                        blocks.add(new Block(
                                document, i + 1, source, ExampleRegions.normalised(lines.subList(i + 1, end))));
                    }
                }
                i = end;
                before = "";
            } else if (!line.isEmpty()) {
                before = line;
            }
        }
    }
}
