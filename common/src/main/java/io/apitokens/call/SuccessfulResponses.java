package io.apitokens.call;

import io.apitokens.internal.PastedText;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Checks responses with a success status before they are decoded. */
final class SuccessfulResponses {

    private static final List<String> ERROR_FIELDS = List.of("error", "errors", "errorCode", "exception_class");

    private SuccessfulResponses() {}

    /** Returns the reason why a response cannot be used, whatever it holds; null if it may be decoded. */
    static @Nullable Decoded<?> refusal(
            Operation operation, RawResponse response, Bodies.Body body, Decoder<?> decoder) {
        if (!operation.isDocumentedSuccess(response.status())) {
            return Decoded.unusable("the vendor does not document this status", decoder.secretIn(response));
        }
        if (body.tooLong()) {
            return Decoded.unusable(
                    "the response is longer than " + Bodies.MAX_BYTES + " bytes", decoder.secretIn(response));
        }
        if (body.cut() != null) {
            return Decoded.cut(body.cut(), decoder.secretIn(response));
        }
        // A response with a secret is decoded whatever else it holds.
        if (!operation.effect().issuesSecret() && isErrorDocument(response)) {
            return Decoded.foreign("it is an error document", null);
        }
        return null;
    }

    /** Returns whether the vendor certainly reported success, even if the body cannot be used. */
    static boolean provesSuccess(Operation operation, RawResponse response, Decoded.Unusable<?> unusable) {
        return operation.isDocumentedSuccess(response.status())
                && !unusable.foreign()
                && !isOfOtherType(response)
                && mayBeRecord(response)
                && !isErrorDocument(response);
    }

    /**
     * Returns whether the body is an error document, as some gateways send with a success status. Where every field of a
     * record is optional, it would pass for a record without any.
     */
    private static boolean isErrorDocument(RawResponse response) {
        byte[] body = response.bytes();
        if (body.length > Bodies.MAX_ERROR_BYTES || !mayHaveErrorField(body)) {
            return false;
        }
        ErrorDocument document = ErrorDocument.of(response);
        return ERROR_FIELDS.stream().anyMatch(document::reports);
    }

    /** Looks for a string that begins like the name of an error field, so that few bodies are parsed a second time. */
    private static boolean mayHaveErrorField(byte[] body) {
        for (int i = 0; i + 3 < body.length; i++) {
            if (body[i] == '"' && body[i + 1] == 'e') {
                boolean err = body[i + 2] == 'r' && body[i + 3] == 'r';
                boolean exc = body[i + 2] == 'x' && body[i + 3] == 'c';
                if (err || exc) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Returns whether a response is an object or a list, or the beginning of one, or is empty as some are. */
    private static boolean mayBeRecord(RawResponse response) {
        String body = response.exposeBody().strip();
        return body.isEmpty() || ((body.startsWith("{") || body.startsWith("[")) && !isPage(response));
    }

    /** Returns whether a response has content that no vendor sends: all send JSON, declared as such, or nothing. */
    static boolean isPage(RawResponse response) {
        String body = PastedText.trimmed(response.exposeBody());
        return !body.isEmpty()
                && (!type(response).contains("json")
                        || ("{[\"-0123456789".indexOf(body.charAt(0)) < 0 && !body.matches("null|true|false")));
    }

    private static boolean isOfOtherType(RawResponse response) {
        String type = type(response);
        return !type.isEmpty() && !type.contains("json");
    }

    private static String type(RawResponse response) {
        return response.headers().first("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    }
}
