package io.apitokens.codegen;

import io.swagger.v3.oas.models.info.Info;
import java.util.Map;

/**
 * A document as the templates see it.
 *
 * @param info its head
 * @param api the operations class
 * @param records the records by the names of their schemas
 * @param enums the open enums by the names of their schemas
 */
record SpecView(Info info, ApiView api, Map<String, RecordView> records, Map<String, EnumView> enums) {

    String packageJavadoc() {
        return new Javadoc(Layout.WIDTH, 0)
                .text(info.getTitle() + ".")
                .text(info.getDescription() == null ? "" : info.getDescription())
                .comment();
    }
}
