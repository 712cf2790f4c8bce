package io.apitokens.testkit;

import java.util.ArrayList;
import java.util.List;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** A received request. {@code target} is the path with the query, exactly as the client sent it. */
record IncomingRequest(String method, String target, HttpUrl url, Headers headers, String body) {
    static IncomingRequest of(RecordedRequest request) {
        okio.ByteString body = request.getBody();
        return new IncomingRequest(
                request.getMethod(),
                request.getTarget(),
                request.getUrl(),
                request.getHeaders(),
                body == null ? "" : body.utf8());
    }

    String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** Returns this server's origin as the client addresses it. Vendors use it in links. */
    String origin() {
        String host = header("Host");
        // HTTP/2 has a pseudo header in place of Host.
        return "http://" + (host == null ? header(":authority") : host);
    }

    @Nullable
    String header(String name) {
        return headers.get(name);
    }

    List<String> queryValues(String name) {
        List<String> values = new ArrayList<>();
        for (String value : url.queryParameterValues(name)) {
            values.add(value == null ? "" : value);
        }
        return values;
    }
}
