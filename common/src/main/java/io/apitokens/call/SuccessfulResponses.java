package io.apitokens.call;

import io.apitokens.call.Bodies.Body;
import java.util.Locale;

/** Checks responses with a success status before they are decoded. */
final class SuccessfulResponses {

    private SuccessfulResponses() {}

    /** Rejects a response that is incomplete or does not come from the vendor. */
    static void requireWhole(RawResponse response, Body body, Decoder<?> decoder) throws UnusableResponseException {
        if (decoder.equals(Decoder.NOTHING)) {
            if (isForeign(response) && body.bytes().length > 0) {
                throw UnusableResponseException.whole("the response is an HTML page", null);
            }
        } else if (body.tooLong()) {
            throw UnusableResponseException.whole(
                    "the response is longer than " + Bodies.MAX_BYTES + " bytes", decoder.secretIn(response));
        } else if (body.cut() != null) {
            throw UnusableResponseException.cut(body.cut(), decoder.secretIn(response));
        }
    }

    /** Returns whether the vendor certainly reported success, even if the body cannot be used. */
    static boolean provesSuccess(Operation operation, RawResponse response) {
        return !isOfOtherType(response) && operation.isDocumentedSuccess(response.status());
    }

    /** Returns whether the body is an HTML page. A gateway wrote it, so it says nothing about the vendor. */
    private static boolean isForeign(RawResponse response) {
        return response.headers()
                .first("Content-Type")
                .filter(type -> type.regionMatches(true, 0, "text/html", 0, 9))
                .isPresent();
    }

    /** Returns whether the declared type is not JSON. The supported vendors always declare JSON. */
    private static boolean isOfOtherType(RawResponse response) {
        return response.headers()
                .first("Content-Type")
                .filter(type -> !type.toLowerCase(Locale.ROOT).contains("json"))
                .isPresent();
    }
}
