package io.apitokens.consumers;

import com.sun.net.httpserver.HttpServer;
import io.apitokens.Account;
import io.apitokens.Secret;
import io.apitokens.auth.Credential;
import io.apitokens.auth.CredentialSource;
import io.apitokens.call.ClientBuilder;
import io.apitokens.call.RawResponse;
import io.apitokens.call.VendorError;
import io.apitokens.call.VendorRules;
import io.apitokens.consumers.sample.Key;
import io.apitokens.consumers.sample.SampleApi;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** Runs the program, and calls a vendor with the client that was generated from {@code sample.yaml}. */
public final class Generated {

    private static final byte[] KEY =
            "{\"id\":\"k1\",\"made\":\"2026-11-22T00:00:00Z\"}".getBytes(StandardCharsets.UTF_8);

    private Generated() {}

    /**
     * Runs the program.
     *
     * @param args the file that {@code Stage} wrote
     */
    public static void main(String[] args) throws Exception {
        String line = Program.run(Path.of(args[0]));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/keys/k1", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, KEY.length);
            exchange.getResponseBody().write(KEY);
            exchange.close();
        });
        server.start();
        try {
            Key key = new SampleBuilder()
                    .allowHttpOnLoopback()
                    .credentials(CredentialSource.fixed(Credential.of("Bearer", Secret.of("fake-key"))))
                    .build("http://127.0.0.1:" + server.getAddress().getPort())
                    .getKey("k1")
                    .execute();
            System.out.println(line + " generated=" + key.id());
        } finally {
            server.stop(0);
        }
    }

    private static final class SampleBuilder extends ClientBuilder<SampleBuilder> {

        SampleBuilder() {
            super(new SampleRules(), Duration.ofSeconds(30));
        }

        @Override
        protected SampleBuilder self() {
            return this;
        }

        SampleApi build(String baseUrl) {
            return new SampleApi(
                    client(new Account("sample", "1"), parseBaseUrl("baseUrl", baseUrl), "credentials(…)"));
        }
    }

    private static final class SampleRules implements VendorRules {

        @Override
        public String vendor() {
            return "sample";
        }

        @Override
        public VendorError readError(RawResponse response) {
            return VendorError.SILENT;
        }
    }
}
