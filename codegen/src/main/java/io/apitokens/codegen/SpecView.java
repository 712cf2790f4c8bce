package io.apitokens.codegen;

import io.swagger.v3.oas.models.info.Info;
import java.util.Map;

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
        return new Javadoc(Layout.WIDTH, 0)
                .text(info.getTitle() + ".")
                .text(info.getDescription() == null ? "" : info.getDescription())
                .comment();
    }
}
