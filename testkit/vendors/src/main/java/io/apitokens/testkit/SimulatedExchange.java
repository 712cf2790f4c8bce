package io.apitokens.testkit;

import io.apitokens.json.Json;
import java.util.List;
import java.util.Map;

/**
 * A request that passed authentication, with its response, for tests that check the traffic. A response may contain a
 * token's (simulated) secret, so {@code toString} omits bodies.
 */
public final class SimulatedExchange {
    private final SimulatedRequest request;
    private final List<String> requestHeaderNames;
    private final int status;
    private final Map<String, List<String>> responseHeaders;
    private final String responseBody;
    private final boolean faulted;

    SimulatedExchange(
            SimulatedRequest request,
            List<String> requestHeaderNames,
            int status,
            Map<String, List<String>> responseHeaders,
            String responseBody,
            boolean faulted) {
        this.request = request;
        this.requestHeaderNames = List.copyOf(requestHeaderNames);
        this.status = status;
        this.responseHeaders = responseHeaders;
        this.responseBody = responseBody;
        this.faulted = faulted;
    }

    /** {@return the HTTP method in upper case} */
    public String method() {
        return request.method();
    }

    /** {@return the path with the query, exactly as the client sent it} */
    public String path() {
        return request.path();
    }

    /** {@return the names of the request's headers, in order, unmodifiable; the values are not kept} */
    public List<String> requestHeaderNames() {
        return requestHeaderNames;
    }

    /** {@return the request's body as a string, empty if there was none} */
    public String requestBody() {
        return request.body();
    }

    /** {@return the status of the response, 0 if the connection was closed before the first byte} */
    public int status() {
        return status;
    }

    /**
     * Returns the headers of the response; keys are case-insensitive.
     *
     * @return unmodifiable; without headers that the server adds itself, such as {@code Content-Length}
     */
    public Map<String, List<String>> responseHeaders() {
        return responseHeaders;
    }

    /** {@return the body of the response before a fault cut it, empty if there was none} */
    public String responseBody() {
        return responseBody;
    }

    /**
     * Returns whether an injected fault affected this exchange, or the vendor was down. Only unaffected exchanges must conform to the vendor's
     * API description.
     *
     * @return true if a fault took effect
     */
    public boolean faulted() {
        return faulted;
    }

    @Override
    public String toString() {
        String shown = method() + " " + path() + " -> " + status + (faulted ? ", faulted" : "");
        return Json.printable("SimulatedExchange[" + shown + "]");
    }
}
