package io.apitokens.codegen;

import io.apitokens.codegen.OperationView.PathParameter;
import io.apitokens.codegen.OperationView.PatternView;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * The template's view of the operations class.
 *
 * @param name the class name
 * @param description the class's first javadoc sentences
 * @param operations the operations, in the order of the document
 */
record ApiView(String name, String description, List<OperationView> operations) {

    String javadoc() {
        return new Javadoc(Layout.WIDTH, 0)
                .text(description + " Immutable and thread-safe.")
                .comment();
    }

    List<PatternView> patterns() {
        return operations.stream()
                .flatMap(operation -> operation.pathParameters().stream())
                .map(PathParameter::pattern)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    boolean hasPatterns() {
        return !patterns().isEmpty();
    }

    List<RecordView> queries() {
        return operations.stream()
                .map(OperationView::query)
                .filter(Objects::nonNull)
                .toList();
    }

    TreeSet<String> imports() {
        TreeSet<String> imports = new TreeSet<>();
        operations.forEach(operation -> imports.addAll(operation.imports()));
        imports.add("java.util.Objects");
        return imports;
    }
}
