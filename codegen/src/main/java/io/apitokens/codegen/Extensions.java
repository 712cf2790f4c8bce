package io.apitokens.codegen;

import io.apitokens.codegen.Schemas.Target;
import io.apitokens.codegen.Type.Kind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Reports extensions of a property that would have no effect: of the wrong type, or in the wrong place. */
final class Extensions {

    private static final String STRICT = "x-strict";
    private static final String IDENTITY = "x-identity";
    private static final String DIGITS = "x-fraction-digits";

    private static final Set<String> FLAGS =
            Set.of("x-date-time", IDENTITY, "x-not-secret", "x-sent-secret", STRICT, "x-unix-time");

    /** Extensions of a property itself, not of the schema that it refers to. */
    private static final Set<String> OF_PROPERTIES = Set.of(IDENTITY, STRICT, "x-first-part");

    /** All extensions of a schema. Others are a vendor's own, and are ignored. */
    private static final Set<String> ALL = Set.of(
            "x-date-time",
            "x-enum-varnames",
            "x-first-part",
            DIGITS,
            IDENTITY,
            "x-not-secret",
            "x-sent-secret",
            STRICT,
            "x-unix-time");

    /** The types that an extension has an effect on. */
    private static final Map<String, Set<Kind>> KINDS = Map.of(
            "x-date-time",
            Set.of(Kind.TIMESTAMP),
            DIGITS,
            Set.of(Kind.TIMESTAMP),
            "x-sent-secret",
            Set.of(Kind.SECRET),
            "x-not-secret",
            Set.of(Kind.STRING, Kind.LIST, Kind.MAP));

    private final Problems problems;

    Extensions(Problems problems) {
        this.problems = problems;
    }

    /** Returns whether a keyword is an extension of a schema that the generator does not know. */
    static boolean isUnknown(String keyword) {
        return keyword.startsWith("x-") && !ALL.contains(keyword);
    }

    /** Checks a property or a query parameter. */
    void check(Node property, Target target, Type type) {
        Node at = target.node();
        for (Node node : property.place().equals(at.place()) ? List.of(property) : List.of(property, at)) {
            FLAGS.forEach(name -> checkFlag(node, name));
            KINDS.forEach((name, kinds) -> {
                if (node.has(name) && !kinds.contains(type.kind())) {
                    problems.add(node.place(), name + " has no effect on " + type.java());
                }
            });
            checkDigits(node);
        }
        if (!property.place().equals(at.place())) {
            refuse(at, "belongs to the property that refers to this schema by `allOf`");
        }
        elements(at).forEach(node -> refuse(node, "belongs to a property, not to its elements"));
    }

    private void checkFlag(Node node, String name) {
        if (node.has(name) && !(node.extension(name) instanceof Boolean)) {
            problems.add(node.place(), name + " must be true or false");
        }
    }

    private void checkDigits(Node node) {
        boolean fits = node.extension(DIGITS) instanceof Integer digits && digits >= 0 && digits <= 9;
        if (node.has(DIGITS) && !fits) {
            problems.add(node.place(), DIGITS + " must be a number from 0 to 9");
        }
    }

    private void refuse(Node node, String problem) {
        OF_PROPERTIES.stream().filter(node::has).forEach(name -> problems.add(node.place(), name + " " + problem));
    }

    private static List<Node> elements(Node node) {
        return node.schema().getItems() == null
                ? List.of()
                : List.of(node.child(Objects.requireNonNull(node.schema().getItems()), "items"));
    }
}
