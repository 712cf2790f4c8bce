package io.apitokens.codegen;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The properties of an object, those of all parts of its {@code allOf} included.
 *
 * @param properties the properties by name, in the order of the document
 * @param required the names of those that the document lists as required
 * @param additional the {@code additionalProperties}, whose schema has no type if any value is allowed; null if there are
 *     none to keep
 */
record ObjectSchema(
        Map<String, Node> properties,
        Set<String> required,
        @Nullable Node additional) {}
