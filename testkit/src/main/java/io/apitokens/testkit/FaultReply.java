package io.apitokens.testkit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a fault answers in place of the vendor. Without a body it is the vendor's own error; with a media type it comes
 * from a gateway and has none of the vendor's headers.
 */
record FaultReply(
        int status,
        List<Header> headers,
        @Nullable String mediaType,
        @Nullable String body) {
    FaultReply with(Header line) {
        List<Header> lines = new ArrayList<>(headers);
        lines.add(line);
        return new FaultReply(status, lines, mediaType, body);
    }

    FaultReply with(String text) {
        return new FaultReply(status, headers, mediaType, text);
    }

    Delivery deliver(Account<?> account) {
        if (mediaType != null && body != null) {
            return Delivery.whole(Answer.text(status, mediaType, body).withAll(headers));
        }
        Answer answer = body == null ? account.error(status) : Answer.text(status, "application/json", body);
        return Delivery.whole(account.decorate(answer).withAll(headers));
    }
}
