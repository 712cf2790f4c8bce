package io.apitokens.codegen;

import io.swagger.v3.oas.models.info.Info;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The templates' view of a document.
 *
 * @param info the title and description
 * @param api the operations class
 * @param records the records by schema name
 * @param enums the open enums by schema name
 */
record SpecView(Info info, ApiView api, Map<String, RecordView> records, Map<String, EnumView> enums) {

    String packageJavadoc() {
        Javadoc javadoc = new Javadoc(Layout.WIDTH, 0).text(info.getTitle() + ".");
        String more = info.getDescription();
        return (more == null || more.isBlank() ? javadoc : javadoc.text(more)).comment();
    }

    /** Returns the names of all files to generate. */
    Set<String> files() {
        Set<String> files = new HashSet<>(Set.of("package-info.java", api.name() + ".java"));
        support().forEach(support -> files.add(support.type() + ".java"));
        records.values().forEach(type -> files.add(type.name() + ".java"));
        enums.values().forEach(type -> files.add(type.name() + ".java"));
        return files;
    }

    /** Returns the classes that the generated code uses besides the run time. */
    Set<Support> support() {
        Set<Support> support = EnumSet.noneOf(Support.class);
        api.operations()
                .forEach(operation -> support.addAll(operation.response().support()));
        if (records.values().stream().anyMatch(RecordView::hasMaps)) {
            support.add(Support.MAP);
        }
        return support;
    }
}
