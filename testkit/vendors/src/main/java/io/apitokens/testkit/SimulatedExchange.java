package io.apitokens.testkit;

import java.util.List;
import java.util.Map;

/**
 * A request that passed authentication, with its answer, for tests that check the traffic. An answer may hold a token's
 * (simulated) secret, so {@code toString} shows no body.
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

    /**
     * Returns the HTTP method.
     *
     * @return the method in capitals
     */
    public String method() {
        return request.method();
    }

    /**
     * Returns the path with the query.
     *
     * @return as the client wrote it
     */
    public String path() {
        return request.path();
    }

    /**
     * Returns the names of the request's headers, in order; the values are not kept.
     *
     * @return unmodifiable
     */
    public List<String> requestHeaderNames() {
        return requestHeaderNames;
    }

    /**
     * Returns the text of the request's body.
     *
     * @return empty where there was none
     */
    public String requestBody() {
        return request.body();
    }

    /**
     * Returns the status of the answer.
     *
     * @return 0 where the connection was cut before any byte
     */
    public int status() {
        return status;
    }

    /**
     * Returns the headers of the answer; names in any case find their lines.
     *
     * @return unmodifiable, without those that the server adds itself such as {@code Content-Length}
     */
    public Map<String, List<String>> responseHeaders() {
        return responseHeaders;
    }

    /**
     * Returns the body of the answer, before a fault cut it.
     *
     * @return empty where there was none
     */
    public String responseBody() {
        return responseBody;
    }

    /**
     * Tells whether an injected fault took this exchange; only the others must satisfy the vendor's document.
     *
     * @return true if a fault struck
     */
    public boolean faulted() {
        return faulted;
    }

    @Override
    public String toString() {
        return "SimulatedExchange[" + method() + " " + path() + " -> " + status + (faulted ? ", faulted]" : "]");
    }
}
