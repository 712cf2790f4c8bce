package io.apitokens.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.apitokens.call.MarkdownTable;
import io.apitokens.call.RawResponse;
import io.apitokens.call.VendorError;
import io.apitokens.call.VendorRules;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the tables of {@code docs/errors.md} with the types. */
class ErrorsDocumentTest {

    private static final VendorRules PLAIN = new VendorRules() {
        @Override
        public String vendor() {
            return "acme";
        }

        @Override
        public VendorError readError(RawResponse response) {
            return VendorError.SILENT;
        }
    };

    /** Returns all types that can be thrown, by name. */
    private static Map<String, Class<?>> types() {
        Map<String, Class<?>> types = new LinkedHashMap<>();
        collect(ApiTokenException.class, types);
        return types;
    }

    private static void collect(Class<?> type, Map<String, Class<?>> types) {
        if (!Modifier.isAbstract(type.getModifiers())) {
            types.put(type.getSimpleName(), type);
        }
        Class<?>[] below = type.getPermittedSubclasses();
        if (below != null) {
            for (Class<?> subtype : below) {
                collect(subtype, types);
            }
        }
    }

    private static List<List<String>> rows() {
        return MarkdownTable.of("errors.md", "Type").rows();
    }

    private static String name(List<String> row) {
        return MarkdownTable.code(row.get(0)).get(0);
    }

    @Test
    void everyTypeHasOneRow() {
        List<String> documented =
                rows().stream().map(ErrorsDocumentTest::name).sorted().toList();
        assertEquals(types().keySet().stream().sorted().toList(), documented);
    }

    @Test
    void everyAccessorIsListedAndThereIsNoOther() {
        for (List<String> row : rows()) {
            Class<?> type = types().get(name(row));
            TreeSet<String> accessors = Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> Modifier.isPublic(method.getModifiers())
                            && !Modifier.isStatic(method.getModifiers())
                            && method.getParameterCount() == 0
                            && !method.isSynthetic())
                    .map(Method::getName)
                    .map(method -> method + "()")
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(accessors, new TreeSet<>(MarkdownTable.code(row.get(4))), name(row));
            MarkdownTable.code(row.get(3)).stream()
                    .filter(word -> word.endsWith("()"))
                    .forEach(word -> assertTrue(has(type, word), name(row) + " has no " + word));
        }
    }

    private static boolean has(Class<?> type, String accessor) {
        return Stream.of(type.getMethods()).anyMatch(method -> (method.getName() + "()").equals(accessor));
    }

    /** Returns exceptions of types that always have the same outcome, whatever is passed to their factory. */
    static Stream<Arguments> outcomes() {
        return Stream.of(
                arguments("InvalidInputException", InvalidInputException.of("name", "is blank")),
                arguments("NoCredentialsException", NoCredentialsException.of(List.of("X is not set"))),
                arguments(
                        "UnsupportedCapabilityException",
                        UnsupportedCapabilityException.of("acme/1", Runnable.class, "it cannot")),
                arguments(
                        "CreateRolledBackException",
                        CreateRolledBackException.of(facts(Outcome.UNKNOWN), "storing", new IOException())),
                arguments(
                        "PartialUpdateException",
                        PartialUpdateException.of("roles", "name", InvalidInputException.of("name", "is blank"))),
                arguments("IncompleteListException", IncompleteListException.of(Map.of())));
    }

    private static CallFacts facts(Outcome outcome) {
        return new CallFacts("acme/1", "createThing", 1, outcome);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("outcomes")
    void aTypeWithOneOutcomeAlwaysHasThat(String type, ApiTokenException sample) {
        List<String> row = rows().stream()
                .filter(each -> name(each).equals(type))
                .findFirst()
                .orElseThrow();
        assertEquals(row.get(2), sample.outcome().name());
    }

    @Test
    void theOutcomesAreThoseOfTheType() {
        List<String> documented = new ArrayList<>();
        MarkdownTable.of("errors.md", "`outcome()`")
                .rows()
                .forEach(row -> documented.addAll(MarkdownTable.code(row.get(0))));
        assertEquals(Stream.of(Outcome.values()).map(Enum::name).toList(), documented);
    }

    @Test
    void everyStatusBecomesTheTypeOfItsRow() {
        for (List<String> row : MarkdownTable.of("errors.md", "Status").rows()) {
            for (String status : row.get(0).split(", ")) {
                ErrorKind kind = PLAIN.kind(Integer.parseInt(status), VendorError.SILENT);
                ResponseFacts response = new ResponseFacts(400, null, null, null, List.of(), null);
                ResponseException failure = ResponseException.of(kind, facts(Outcome.UNKNOWN), response);
                assertEquals(
                        MarkdownTable.code(row.get(1)),
                        List.of(failure.getClass().getSimpleName()),
                        status);
            }
        }
    }
}
