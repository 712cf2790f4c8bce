package io.apitokens.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.checks.Prose.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the language of sources and documents, and that each rule rejects a planted text. */
class ProseTest {

    private static final Path ROOT = Project.file("").toAbsolutePath();

    @Test
    void noJavadocBeginsWithAVagueVerb() throws IOException {
        check(Project.mainSources(".java", ".mustache"), Prose::vagueOpenings);
    }

    @Test
    void noSourceAndNoDocumentUsesABannedWord() throws IOException {
        check(Project.mainSources(".java", ".mustache"), Prose::bannedWords);
        check(documents(""), Prose::bannedWords);
    }

    @Test
    void linesOfDocumentsAreAtMost120Wide() throws IOException {
        check(documents(".md"), Prose::wideLines);
    }

    @Test
    void firstSentencesOfPublicJavadocHaveAtMost25Words() throws IOException {
        check(Project.mainSources(".java"), Prose::longFirstSentences);
    }

    @Test
    void sourcesAndDocumentsAreFound() throws IOException {
        List<String> found = Stream.concat(Project.mainSources(".java", ".mustache").stream(), documents("").stream())
                .map(file -> ROOT.relativize(file).toString().replace('\\', '/'))
                .toList();

        assertTrue(
                found.containsAll(List.of(
                        "common/src/main/java/io/apitokens/Secret.java",
                        "testkit/rotation/src/main/java/module-info.java",
                        "codegen/src/main/resources/apitokens-templates/record.mustache",
                        "CONTRIBUTING.md",
                        "docs/rotation.md",
                        "docs/vendors/okta.md",
                        "specs/README.md",
                        "specs/astro-iam.yaml")),
                found::toString);
        assertTrue(found.stream().noneMatch(file -> file.contains("target/")), found::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tells", "Gives", "Is told", "Makes sure", "Says"})
    void aPlantedVagueVerbIsFound(String verb) {
        List<Violation> expected = List.of(new Violation(2, "javadoc begins with " + verb));

        assertEquals(expected, Prose.vagueOpenings("int a;\n/** " + verb + " the name. */"));
        assertEquals(expected, Prose.vagueOpenings("/**\n *   " + verb + "\n * the name.\n */"));
        assertEquals(List.of(), Prose.vagueOpenings("/** Returns the name. " + verb + " more. */"));
        assertEquals(List.of(), Prose.vagueOpenings("// " + verb + " the name."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "// the answers",
                "Answered",
                "String lostAnswerOf();",
                "ANSWER_LOST",
                "unanswered",
                "\"Somebody\"",
                "ofSomebodyElse()",
                "whoever has it",
                "NOBODY",
                "it may be alive unheld",
                "     * alive\n     * unheld",
                "\"alive \"\n + \"unheld\"",
                "a hard cut",
                "HardCut.of",
                "hard-cut",
                "a retirement",
                "RetirementPlan",
                "a sink.",
                "sinks",
                "SecretSink",
                "`create(spec, sink)`",
                "SINK_FULL",
                "sinkOf"
            })
    void aPlantedBannedWordIsFound(String text) {
        assertEquals(
                List.of(2),
                Prose.bannedWords("\n" + text).stream().map(Violation::line).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BodyPublishers.noBody()",
                "writeTo(BufferedSink out)",
                "new GzipSink(out)",
                "sinking",
                "a hard problem, cut short",
                "retire",
                "a token that is alive and unheld by design"
            })
    void aTextWithoutABannedWordIsAccepted(String text) {
        assertEquals(List.of(), Prose.bannedWords(text));
    }

    @Test
    void aPlantedWideLineIsFound() {
        String limit = "word ".repeat(24);
        String wide = limit + "x";
        String url = "https://example.com/" + "x".repeat(120);

        assertEquals(List.of(), Prose.wideLines(limit + "\n" + limit));
        assertEquals(List.of(), Prose.wideLines("é".repeat(120) + "\n" + "\uD83D\uDE00".repeat(120)));
        assertEquals(List.of(new Violation(2, "is 121 wide")), Prose.wideLines(limit + "\n" + wide));
        assertEquals(List.of(4), lines(Prose.wideLines("```sh\n" + wide + "\n```\n" + wide)));
        assertEquals(List.of(), Prose.wideLines("| " + wide + " |\n  | " + wide));
        assertEquals(List.of(), Prose.wideLines("[name]: " + url + "\n" + url + "\n- <" + url + ">"));
        assertEquals(List.of(1), lines(Prose.wideLines("see " + url)));
    }

    @Test
    void aPlantedLongFirstSentenceIsFound() {
        String limit = "Word" + " word".repeat(24);
        String tooLong = limit + " word";

        assertEquals(List.of(), member(limit, "public int b();"));
        assertEquals(List.of(), member(limit + ". And " + tooLong, "public int b();"));
        assertEquals(
                List.of(new Violation(1, "the first sentence has 26 words")),
                Prose.longFirstSentences("/** " + tooLong + ". */ public class A {}"));
        assertEquals(List.of(2), member(tooLong + ". Short.", "public int b();"));
        assertEquals(List.of(2), member(tooLong, "protected int b;"));
        assertEquals(List.of(2), member(tooLong, "public record B(int b) {}"));
        assertEquals(List.of(2), member("{@return " + limit + "}", "public int b();"));
        assertEquals(List.of(2), member("{@code x} <em>" + limit + "</em>", "public int b();"));
        assertEquals(
                List.of(2), lines(Prose.longFirstSentences("public interface A {\n/** " + tooLong + " */ int b(); }")));
        assertEquals(List.of(2), lines(Prose.longFirstSentences("public enum A {\n/** " + tooLong + " */ B }")));
    }

    @Test
    void aSentenceThatIsShortOrNotPublicIsAccepted() {
        String tooLong = "word ".repeat(26);

        assertEquals(List.of(), member("{@link A#b(int, int)}" + " word".repeat(24), "public int b();"));
        assertEquals(List.of(), member(tooLong, "int b();"));
        assertEquals(List.of(), member(tooLong, "private int b;"));
        assertEquals(List.of(), Prose.longFirstSentences("class A { /** " + tooLong + " */ public int b(); }"));
        assertEquals(List.of(), Prose.longFirstSentences("public class A { // " + tooLong + "\n public int b(); }"));
    }

    /** Checks a member of a public class. Its javadoc is on the second line. */
    private static List<Integer> member(String javadoc, String declaration) {
        return lines(Prose.longFirstSentences("public class A {\n/** " + javadoc + " */\n" + declaration + " }"));
    }

    private static List<Integer> lines(List<Violation> violations) {
        return violations.stream().map(Violation::line).toList();
    }

    private static void check(List<Path> files, Function<String, List<Violation>> rule) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files) {
            for (Violation violation : rule.apply(Files.readString(file))) {
                found.add(ROOT.relativize(file) + ":" + violation.line() + ": " + violation.problem());
            }
        }
        assertTrue(found.isEmpty(), () -> found.stream().collect(Collectors.joining("\n", "\n", "\n")));
    }

    /** Returns the documents and specifications that end so. */
    private static List<Path> documents(String ending) throws IOException {
        List<Path> documents = new ArrayList<>(Stream.of("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")
                .map(ROOT::resolve)
                .toList());
        for (String directory : List.of("docs", "docs/vendors", "specs")) {
            try (Stream<Path> files = Files.list(ROOT.resolve(directory))) {
                files.filter(Files::isRegularFile).sorted().forEach(documents::add);
            }
        }
        return documents.stream()
                .filter(file -> file.toString().endsWith(ending))
                .toList();
    }
}
