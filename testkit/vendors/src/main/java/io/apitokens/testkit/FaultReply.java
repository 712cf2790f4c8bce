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
        List<ResponseHeader> headers,
        @Nullable String mediaType,
        @Nullable String body,
        boolean bare) {
    FaultReply with(ResponseHeader line) {
        List<ResponseHeader> lines = new ArrayList<>(headers);
        lines.add(line);
        return new FaultReply(status, lines, mediaType, body, bare);
    }

    FaultReply with(String text) {
        return new FaultReply(status, headers, mediaType, text, bare);
    }

    FaultReply withoutDecoration() {
        return new FaultReply(status, headers, mediaType, body, true);
    }

    Delivery deliver(SimulatedAccount<?> account) {
        String type = mediaType == null ? "application/json" : mediaType;
        SimulatedResponse response = body == null ? account.error(status) : SimulatedResponse.text(status, type, body);
        return Delivery.whole((bare ? response : account.decorate(response)).withAll(headers));
    }
}
