package io.apitokens.error;

import org.jspecify.annotations.Nullable;

/**
 * A vendor's complaint about one field of a request.
 *
 * @param field the vendor's name of the field, nested names joined by dots; empty when the vendor named none
 * @param code the vendor's code, if it gives one
 * @param message the vendor's text, cut and cleaned
 */
public record FieldError(String field, @Nullable String code, String message) {}
