package io.apitokens.checks;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EndElementTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ReturnTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The rules for texts, each of which takes the content of one file and returns its violations in order. */
final class Prose {

    static final int MAX_WIDTH = 120;
    static final int MAX_WORDS = 25;

    private static final Pattern VAGUE_OPENING =
            Pattern.compile("/\\*\\*[\\s*]*(Tells|Gives|Is told|Makes sure|Says)\\b");

    /** A break between two words: a blank, a hyphen, a line break in a comment, or one in a concatenated string. */
    private static final String BREAK = "[-\\s*/\"+]*";

    private static final Map<String, Pattern> BANNED_WORDS = bannedWords();

    private static final Pattern FENCE = Pattern.compile("\\s*(```|~~~).*");
    private static final Pattern LINK_DEFINITION = Pattern.compile("\\s*\\[[^]]+]:\\s+\\S+.*");
    private static final Pattern URL_ALONE = Pattern.compile("\\s*([-*>]\\s+|\\d+\\.\\s+)*\\S*https?://\\S+");

    private Prose() {}

    /** A violation of a rule. */
    record Violation(int line, String problem) {}

    /** Finds javadoc that begins with a verb that does not state what the code does. Reads Java and templates of it. */
    static List<Violation> vagueOpenings(String source) {
        List<Violation> violations = new ArrayList<>();
        Matcher opening = VAGUE_OPENING.matcher(source);
        while (opening.find()) {
            violations.add(new Violation(line(source, opening.start(1)), "javadoc begins with " + opening.group(1)));
        }
        return violations;
    }

    /** Finds banned words in any text, as words of prose and as parts of identifiers. */
    static List<Violation> bannedWords(String text) {
        List<Violation> violations = new ArrayList<>();
        BANNED_WORDS.forEach((word, pattern) -> {
            Matcher found = pattern.matcher(text);
            while (found.find()) {
                violations.add(new Violation(line(text, found.start()), "uses \"" + word + "\""));
            }
        });
        violations.sort(Comparator.comparingInt(Violation::line));
        return violations;
    }

    /** Finds lines of a document that are too wide. Tables, fenced code and URLs cannot be broken, so they may be. */
    static List<Violation> wideLines(String markdown) {
        List<Violation> violations = new ArrayList<>();
        String[] lines = markdown.split("\\R", -1);
        boolean code = false;
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i];
            if (FENCE.matcher(line).matches()) {
                code = !code;
            } else if (!code) {
                int width = line.codePointCount(0, line.length());
                boolean breakable = !line.stripLeading().startsWith("|")
                        && !LINK_DEFINITION.matcher(line).matches()
                        && !URL_ALONE.matcher(line).matches();
                if (width > MAX_WIDTH && breakable) {
                    violations.add(new Violation(i + 1, "is " + width + " wide"));
                }
            }
        }
        return violations;
    }

    /** Finds javadoc of public and protected types and members whose first sentence is too long. */
    static List<Violation> longFirstSentences(String java) {
        JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, problem -> {}, List.of("-proc:none"), null, List.of(file(java)));
        List<Violation> violations = new ArrayList<>();
        try {
            for (CompilationUnitTree unit : task.parse()) {
                Sentences sentences = new Sentences(DocTrees.instance(task), unit, violations);
                TreePath root = new TreePath(unit);
                unit.getTypeDecls().forEach(type -> sentences.read(new TreePath(root, type), false));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return violations;
    }

    private static Map<String, Pattern> bannedWords() {
        Map<String, Pattern> words = new LinkedHashMap<>();
        words.put("answer", Pattern.compile("(?i)answer"));
        for (String word : List.of("somebody", "whoever", "nobody")) {
            words.put(word, word(word, ""));
        }
        words.put("alive unheld", Pattern.compile("(?i)alive" + BREAK + "unheld"));
        words.put("hard cut", Pattern.compile("(?i)hard" + BREAK + "cut"));
        words.put("retirement", Pattern.compile("(?i)retirement"));
        // The exceptions are types of Okio.
        words.put("sink", word("sink", "(?<!Buffered|Gzip)"));
        return words;
    }

    /** Matches a word or its plural, alone or as a part of an identifier. */
    private static Pattern word(String word, String notAfter) {
        String capitalised = word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
        String upper = word.toUpperCase(Locale.ROOT);
        return Pattern.compile("(?<![A-Za-z])" + word + "s?(?![a-z])|" + notAfter + capitalised
                + "s?(?![a-z])|(?<![A-Z])" + upper + "S?(?![A-Z])");
    }

    private static int line(String text, int index) {
        return 1 + (int) text.substring(0, index).chars().filter(c -> c == '\n').count();
    }

    private static JavaFileObject file(String java) {
        return new SimpleJavaFileObject(URI.create("string:///Source.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return java;
            }
        };
    }

    /** Reads the first sentences of one compilation unit. */
    private record Sentences(DocTrees trees, CompilationUnitTree unit, List<Violation> violations) {

        private static final Set<Tree.Kind> INTERFACES = Set.of(Tree.Kind.INTERFACE, Tree.Kind.ANNOTATION_TYPE);

        void read(TreePath path, boolean ofInterface) {
            Tree tree = path.getLeaf();
            ModifiersTree modifiers = modifiers(tree);
            if (modifiers == null || !isShown(modifiers.getFlags(), ofInterface)) {
                return;
            }
            check(trees.getDocCommentTree(path));
            if (tree instanceof ClassTree type) {
                boolean publicByDefault = INTERFACES.contains(type.getKind());
                type.getMembers().forEach(member -> read(new TreePath(path, member), publicByDefault));
            }
        }

        private static boolean isShown(Set<Modifier> modifiers, boolean ofInterface) {
            return modifiers.contains(Modifier.PUBLIC)
                    || modifiers.contains(Modifier.PROTECTED)
                    || (ofInterface && !modifiers.contains(Modifier.PRIVATE));
        }

        private static @Nullable ModifiersTree modifiers(Tree tree) {
            if (tree instanceof ClassTree type) {
                return type.getModifiers();
            } else if (tree instanceof MethodTree method) {
                return method.getModifiers();
            } else if (tree instanceof VariableTree field) {
                return field.getModifiers();
            }
            return null;
        }

        private void check(@Nullable DocCommentTree javadoc) {
            if (javadoc == null || javadoc.getFirstSentence().isEmpty()) {
                return;
            }
            List<? extends DocTree> sentence = javadoc.getFirstSentence();
            long words = Arrays.stream(text(sentence).split("\\s+"))
                    .filter(word -> word.chars().anyMatch(Character::isLetterOrDigit))
                    .count();
            if (words > MAX_WORDS) {
                long start = trees.getSourcePositions().getStartPosition(unit, javadoc, sentence.get(0));
                int line = (int) unit.getLineMap().getLineNumber(start);
                violations.add(new Violation(line, "the first sentence has " + words + " words"));
            }
        }

        /** Returns a sentence as a reader sees it. */
        private static String text(List<? extends DocTree> sentence) {
            return sentence.stream().map(Sentences::text).collect(Collectors.joining());
        }

        private static String text(DocTree tree) {
            if (tree instanceof LiteralTree code) {
                return code.getBody().getBody();
            } else if (tree instanceof LinkTree link) {
                return link.getLabel().isEmpty() ? "link" : text(link.getLabel());
            } else if (tree instanceof ReturnTree returned) {
                return "Returns " + text(returned.getDescription());
            } else if (tree instanceof StartElementTree || tree instanceof EndElementTree) {
                return "";
            }
            return tree.toString();
        }
    }
}
