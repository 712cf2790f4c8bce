package io.apitokens.proofs.oauth;

import io.apitokens.Account;
import io.apitokens.call.CallEnd;
import io.apitokens.call.CallListener;
import io.apitokens.call.Operation;
import io.apitokens.error.ApiTokenException;
import io.apitokens.okhttp.OkHttpTransport;
import io.apitokens.okta.OktaIam;
import io.apitokens.okta.ServiceAppKey;
import io.apitokens.transport.Attempt;
import io.apitokens.transport.HttpRequest;
import io.apitokens.transport.HttpResponse;
import io.apitokens.transport.HttpTransport;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Shows that a service app gets an access token with DPoP from a server of another project. It signs in by private-key
 * JWT, meets the demand for a nonce, calls a resource that checks DPoP, and renews. What was sent once is refused then.
 */
public final class ServiceAppProof {

    private static final String CLIENT_ID = "0oasim-proof";
    private static final Logger ROOT = Logger.getLogger("");

    private final StringWriter shown = new StringWriter();
    private final PrintWriter log = new PrintWriter(shown, true);
    private final Set<String> confidential = new LinkedHashSet<>();
    private int refused;

    private ServiceAppProof() {}

    /**
     * Runs the proof.
     *
     * @param args the folder with the installed server
     * @throws Exception if it cannot run
     */
    public static void main(String[] args) throws Exception {
        boolean held = new ServiceAppProof().run(Path.of(args[0]), System.out);
        if (!held) {
            throw new IllegalStateException("the proof failed");
        }
    }

    private boolean run(Path folder, PrintStream out) throws Exception {
        ServiceAppKey key = ServiceAppKey.generate("RS256");
        note(key.toJwk().expose().replaceAll(".*\"d\":\"([^\"]+)\".*", "$1"));
        Handler handler = handler();
        ROOT.addHandler(handler);
        ROOT.setLevel(Level.ALL);
        long first;
        long renewal;
        try (AuthorizationServer server = AuthorizationServer.start(folder, CLIENT_ID, key.publicJwk());
                RecordingTransport transport = new RecordingTransport()) {
            String origin = server.origin();
            out.println("the server listens on " + origin);
            try (OktaIam client = client(origin, key, transport)) {
                list(client, out);
                first = transport.tokenRequests();
                out.println("first token: " + first + " requests");
                waitUntilRenewalIsDue();
                list(client, out);
                renewal = transport.tokenRequests() - first;
                out.println("renewal: " + renewal + " request");
                log.println(client.account() + " " + key + " " + transport.sent());
            }
            List<HttpRequest> sent = transport.sent();
            replayAssertion(lastTokenRequest(sent), out);
            replayProof(lastTokenRequest(sent), client(origin, key, transport), transport, out);
            replayCall(sent.get(sent.size() - 1), out);
            sent.forEach(this::note);
            transport.sent().forEach(this::note);
            log.println(server.output());
        } finally {
            ROOT.removeHandler(handler);
        }
        long leaks = confidential.stream().filter(shown.toString()::contains).count();
        out.println("searched " + shown.getBuffer().length() + " characters for " + confidential.size() + " strings");
        out.println("okta oauth: first=" + first + " renewal=" + renewal + " replays refused=" + refused + " leaks="
                + leaks);
        return first == 2 && renewal == 1 && refused == 2 && leaks == 0;
    }

    private OktaIam client(String origin, ServiceAppKey key, HttpTransport transport) {
        return OktaIam.builder()
                .orgUrl(origin)
                .allowHttpOnLoopback()
                .serviceApp(CLIENT_ID, key)
                .scopes("okta.apiTokens.read")
                .requireDpop()
                .transport(transport)
                .listener(new Events())
                .build();
    }

    private void list(OktaIam client, PrintStream out) {
        int count = client.tokens().list().toList().size();
        out.println("the resource accepted the call and returned " + count + " tokens");
    }

    /** The server's tokens live for four seconds, of which the last quarter is for early renewal. */
    private static void waitUntilRenewalIsDue() throws InterruptedException {
        Thread.sleep(Duration.ofMillis(3_300).toMillis());
    }

    private static HttpRequest lastTokenRequest(List<HttpRequest> sent) {
        List<HttpRequest> requests =
                sent.stream().filter(RecordingTransport::isTokenRequest).toList();
        return requests.get(requests.size() - 1);
    }

    /** Sends a token request again. The server checks the assertion first. */
    private void replayAssertion(HttpRequest request, PrintStream out) throws IOException {
        try (HttpTransport transport = OkHttpTransport.create();
                HttpResponse response = transport.send(request, new TenSeconds())) {
            String body = new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
            boolean rejected = response.status() == 401 && body.contains("invalid_client");
            refused += rejected ? 1 : 0;
            out.println("the replayed assertion: " + response.status() + (rejected ? " invalid_client" : ""));
        }
    }

    /** Requests a token with a new assertion and an old proof, whose nonce is still valid. */
    private void replayProof(HttpRequest old, OktaIam client, RecordingTransport transport, PrintStream out) {
        transport.replay(old.headers().first("DPoP").orElseThrow());
        try (client) {
            client.tokens().list().toList();
            out.println("the replayed proof: accepted");
        } catch (ApiTokenException e) {
            e.printStackTrace(log);
            // The server calls a replay invalid_grant; RFC 9449 has invalid_dpop_proof for it.
            boolean rejected = String.valueOf(e.getMessage()).matches(".* 400 .*, code invalid_(grant|dpop_proof).*");
            refused += rejected ? 1 : 0;
            out.println("the replayed proof: " + e.getMessage());
        }
    }

    /** Sends a call of the resource again. */
    private static void replayCall(HttpRequest call, PrintStream out) throws IOException {
        try (HttpTransport transport = OkHttpTransport.create();
                HttpResponse response = transport.send(call, new TenSeconds())) {
            out.println("the replayed call: " + response.status());
            if (response.status() != 401) {
                throw new IllegalStateException("the resource accepted a proof twice");
            }
        }
    }

    private void note(HttpRequest request) {
        request.headers().first("DPoP").ifPresent(this::note);
        request.headers().first("Authorization").ifPresent(value -> note(value.substring(value.indexOf(' ') + 1)));
        byte[] body = request.body();
        if (body != null) {
            for (String field : new String(body, StandardCharsets.US_ASCII).split("&", -1)) {
                if (field.startsWith("client_assertion=")) {
                    note(URLDecoder.decode(field.substring(field.indexOf('=') + 1), StandardCharsets.US_ASCII));
                }
            }
        }
    }

    private void note(String secret) {
        confidential.add(secret);
    }

    private Handler handler() {
        return new Handler() {
            @Override
            public void publish(LogRecord entry) {
                log.println(entry.getMessage());
                for (Object parameter : entry.getParameters() == null ? new Object[0] : entry.getParameters()) {
                    log.println(parameter);
                }
                if (entry.getThrown() != null) {
                    entry.getThrown().printStackTrace(log);
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    /** Prints every event of a call. */
    private final class Events implements CallListener {

        @Override
        public void onStart(Account account, Operation operation) {
            log.println(account + " " + operation);
        }

        @Override
        public void onRetry(Account account, Operation operation, int retry, Duration wait) {
            log.println(account + " " + operation + " " + retry + " " + wait);
        }

        @Override
        public void onEnd(CallEnd end) {
            log.println(end);
        }
    }

    /** The time for one exchange without a call. */
    private static final class TenSeconds implements Attempt {

        @Override
        public Duration timeLeft() {
            return Duration.ofSeconds(10);
        }

        @Override
        public void onCancel(Runnable action) {}
    }
}
