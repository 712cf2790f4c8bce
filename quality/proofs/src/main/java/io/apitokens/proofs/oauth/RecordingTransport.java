package io.apitokens.proofs.oauth;

import io.apitokens.okhttp.OkHttpTransport;
import io.apitokens.transport.Attempt;
import io.apitokens.transport.Headers;
import io.apitokens.transport.HttpRequest;
import io.apitokens.transport.HttpResponse;
import io.apitokens.transport.HttpTransport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends requests, keeps them, and can put an old proof in place of a new one. */
final class RecordingTransport implements HttpTransport {

    private final HttpTransport transport = OkHttpTransport.create();
    private final List<HttpRequest> sent = new ArrayList<>();
    private transient @Nullable String oldProof;

    /** From now on every request carries this proof. */
    synchronized void replay(String proof) {
        oldProof = proof;
    }

    synchronized List<HttpRequest> sent() {
        return List.copyOf(sent);
    }

    synchronized long tokenRequests() {
        return sent.stream().filter(RecordingTransport::isTokenRequest).count();
    }

    static boolean isTokenRequest(HttpRequest request) {
        return request.url().endsWith("/oauth2/v1/token");
    }

    @Override
    public HttpResponse send(HttpRequest request, Attempt attempt) throws IOException {
        HttpRequest changed = changed(request);
        return transport.send(changed, attempt);
    }

    private synchronized HttpRequest changed(HttpRequest request) {
        String proof = oldProof;
        HttpRequest changed = proof == null ? request : with(request, proof);
        sent.add(changed);
        return changed;
    }

    private static HttpRequest with(HttpRequest request, String proof) {
        List<String> lines = new ArrayList<>();
        Headers headers = request.headers();
        for (int i = 0; i < headers.size(); i++) {
            lines.add(headers.name(i));
            lines.add(headers.name(i).equals("DPoP") ? proof : headers.value(i));
        }
        return HttpRequest.of(
                request.method(),
                request.url(),
                Headers.of(lines.toArray(new String[0])),
                request.body(),
                request.freshConnection());
    }

    @Override
    public void close() {
        transport.close();
    }
}
