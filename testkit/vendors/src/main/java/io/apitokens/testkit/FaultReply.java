package io.apitokens.testkit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The response that a fault sends instead of the vendor's. A null body means the vendor's own error body. A bare
 * response has none of the vendor's headers, like a gateway's response.
 */
record FaultReply(
        int status,
        List<Header> headers,
        @Nullable String mediaType,
        @Nullable String body,
        boolean bare) {
    FaultReply with(Header line) {
        List<Header> lines = new ArrayList<>(headers);
        lines.add(line);
        return new FaultReply(status, lines, mediaType, body, bare);
    }

    FaultReply with(String text) {
        return new FaultReply(status, headers, mediaType, text, bare);
    }

    FaultReply withoutDecoration() {
        return new FaultReply(status, headers, mediaType, body, true);
    }

    Delivery deliver(Account<?> account) {
        String type = mediaType == null ? "application/json" : mediaType;
        Answer answer = body == null ? account.error(status) : Answer.text(status, type, body);
        return Delivery.whole((bare ? answer : account.decorate(answer)).withAll(headers));
    }
}
