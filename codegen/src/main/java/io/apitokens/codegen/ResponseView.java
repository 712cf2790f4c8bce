package io.apitokens.codegen;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The template's view of what an operation returns.
 *
 * @param javaType the type that a call returns
 * @param step the call of {@code ApiRequest} that names the result
 * @param paging how the list is paged; null if the operation returns no page
 * @param imports the types to import
 * @param support the classes that the step uses
 */
record ResponseView(String javaType, String step, @Nullable Paging paging, List<String> imports, Set<Support> support) {

    static final ResponseView NOTHING = new ResponseView(
            "@Nullable Void", ".returningNothing();", null, List.of("org.jspecify.annotations.Nullable"), Set.of());

    /**
     * The query parameter that selects a page.
     *
     * @param wire the name in the query; null if a cursor is a whole URL
     * @param value the expression of its value
     * @param description the description of the argument that the caller passes
     */
    record Paging(@Nullable String wire, String value, String description) {}
}
