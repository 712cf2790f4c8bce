package io.apitokens.call;

import io.apitokens.call.Bodies.Body;
import java.util.Locale;

/** What to think of an answer with a good status, before anything is made of it. */
final class GoodAnswers {

    private GoodAnswers() {}

    /** Refuses an answer that did not come whole, or came from somebody else than the vendor. */
    static void requireWhole(RawResponse answer, Body body, Decoder<?> decoder) throws UnusableAnswerException {
        if (decoder.equals(Decoder.NOTHING)) {
            if (isForeign(answer) && body.bytes().length > 0) {
                throw UnusableAnswerException.whole("the answer is an HTML page", null);
            }
        } else if (body.tooLong()) {
            throw UnusableAnswerException.whole(
                    "the answer is longer than " + Bodies.MAX_BYTES + " bytes", decoder.secretIn(answer));
        } else if (body.cut() != null) {
            throw UnusableAnswerException.cut(body.cut(), decoder.secretIn(answer));
        }
    }

    /** Tells whether the vendor surely reported success, even if what it said cannot be used. */
    static boolean provesSuccess(Operation operation, RawResponse answer) {
        return !isOfOtherType(answer) && operation.isDocumentedSuccess(answer.status());
    }

    /** An HTML page with a good status is some gateway's, and says nothing about the vendor. */
    private static boolean isForeign(RawResponse answer) {
        return answer.headers()
                .first("Content-Type")
                .filter(type -> type.regionMatches(true, 0, "text/html", 0, 9))
                .isPresent();
    }

    /** What says of itself that it is no JSON was not written by one of our vendors. */
    private static boolean isOfOtherType(RawResponse answer) {
        return answer.headers()
                .first("Content-Type")
                .filter(type -> !type.toLowerCase(Locale.ROOT).contains("json"))
                .isPresent();
    }
}
