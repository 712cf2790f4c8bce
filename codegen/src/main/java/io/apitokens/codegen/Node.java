package io.apitokens.codegen;

import io.swagger.v3.oas.models.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A schema of a document.
 *
 * @param place where it stands
 * @param schema the schema
 */
record Node(Place place, Schema<?> schema) {

    Node child(Schema<?> child, String... names) {
        Place at = place;
        for (String name : names) {
            at = at.child(name);
        }
        return new Node(at, child);
    }

    boolean has(String extension) {
        return extension(extension) != null;
    }

    boolean isTrue(String extension) {
        return Boolean.TRUE.equals(extension(extension));
    }

    @Nullable
    Object extension(String name) {
        return schema.getExtensions() == null ? null : schema.getExtensions().get(name);
    }
}
