package io.apitokens.okhttp;

import io.apitokens.transport.Headers;
import io.apitokens.transport.HttpRequest;
import io.apitokens.transport.HttpResponse;
import io.apitokens.transport.NotSentException;
import java.io.IOException;
import java.util.Arrays;
import okhttp3.Request;
import okhttp3.Response;

/** Converts requests to OkHttp's, and OkHttp's responses. */
final class Conversion {

    private final Urls urls = new Urls();

    /** Converts a request, which carries its exchange. */
    Request request(HttpRequest request, Exchange exchange) throws NotSentException {
        try {
            return convert(request, exchange);
        } catch (IllegalArgumentException e) {
            // Drop the exception: its message may quote a header.
            throw new NotSentException("no byte was sent", new IOException("OkHttp rejected the request"));
        }
    }

    private Request convert(HttpRequest request, Exchange exchange) {
        byte[] body = request.body();
        Request.Builder converted = new Request.Builder()
                .url(urls.parse(request.url()))
                .method(request.method().name(), body == null ? null : new OneShotBody(body))
                .header("Accept-Encoding", ContentCoding.REQUESTED)
                .tag(Exchange.class, exchange);
        Headers headers = request.headers();
        for (int i = 0; i < headers.size(); i++) {
            converted.header(headers.name(i), headers.value(i));
        }
        return converted.build();
    }

    /** Converts a response. Its body is limited by the exchange. */
    static HttpResponse response(Response response, Exchange exchange) {
        ContentCoding coding = ContentCoding.of(response.headers());
        return new HttpResponse(
                response.code(),
                headers(response.headers(), coding),
                coding.decode(new ResponseBody(response.body().byteStream(), exchange)));
    }

    private static Headers headers(okhttp3.Headers from, ContentCoding coding) {
        String[] lines = new String[2 * from.size()];
        int length = 0;
        for (int i = 0; i < from.size(); i++) {
            String name = from.name(i);
            if (!coding.hides(name)) {
                lines[length++] = name.equals(HiddenRetryAfter.ALIAS) ? HiddenRetryAfter.NAME : name;
                lines[length++] = from.value(i);
            }
        }
        return Headers.of(length == lines.length ? lines : Arrays.copyOf(lines, length));
    }
}
