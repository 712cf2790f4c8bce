package io.apitokens.testkit.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.apitokens.Secret;
import io.apitokens.testkit.SimulatedAccount;
import io.apitokens.testkit.SimulatedResponse;
import io.apitokens.testkit.SimulatedToken;
import io.apitokens.testkit.SimulatedVendor;
import io.apitokens.testkit.StoredToken;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A vendor of one's own, held to a document of one's own, wherever the document is. */
class OwnVendorConformanceTest {

    private static final class OwnToken extends StoredToken {
        OwnToken(long number, Instant created) {
            super("t" + number, Secret.of("sim-own-" + number), created, null);
        }
    }

    private static final class OwnAccount extends SimulatedAccount<OwnToken> {
        OwnAccount() {
            super(InstantSource.system(), 1);
            on("GET", "/v1/tokens/{id}", call -> SimulatedResponse.json(200, record(require(call.pathValue("id")))));
            on("GET", "/v1/undocumented", call -> SimulatedResponse.json(200, new JsonObject()));
        }

        @Override
        protected OwnToken seed(SimulatedToken seed) {
            return add(new OwnToken(nextNumber(), now()));
        }

        @Override
        protected JsonObject record(OwnToken token) {
            JsonObject record = new JsonObject();
            record.addProperty("id", token.id());
            return record;
        }

        @Override
        protected SimulatedResponse error(int status) {
            return SimulatedResponse.empty(status);
        }
    }

    private static final class Own extends SimulatedVendor {
        Own(OwnAccount account) {
            super(account, account.seed(SimulatedToken.of("administrator")).credential(), false);
        }
    }

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static int get(SimulatedVendor vendor, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(vendor.baseUrl() + path))
                .header("Authorization", "Bearer " + vendor.credential().expose())
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private static URI onTheClassPath() throws Exception {
        return Objects.requireNonNull(OwnVendorConformanceTest.class.getResource("/own.yaml"))
                .toURI();
    }

    @Test
    void isHeldToADocumentOnTheClassPath() throws Exception {
        try (Own vendor = new Own(new OwnAccount());
                SpecConformance conformance = SpecConformance.attach(onTheClassPath(), vendor)) {
            assertEquals(200, get(vendor, "/v1/tokens/t1"));
            assertEquals(List.of(), conformance.violations());
        }
    }

    @Test
    void isHeldToADocumentInAJar(@TempDir Path directory) throws Exception {
        Path jar = directory.resolve("own.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry("own.yaml"));
            Files.copy(Path.of(onTheClassPath()), out);
        }
        try (Own vendor = new Own(new OwnAccount());
                SpecConformance conformance =
                        SpecConformance.attach(URI.create("jar:" + jar.toUri() + "!/own.yaml"), vendor)) {
            assertEquals(200, get(vendor, "/v1/tokens/t1"));
            assertEquals(List.of(), conformance.violations());
        }
    }

    @Test
    void isHeldToADocumentInAFile() throws Exception {
        try (Own vendor = new Own(new OwnAccount())) {
            SpecConformance conformance = SpecConformance.attach(Path.of(onTheClassPath()), vendor);
            assertEquals(200, get(vendor, "/v1/undocumented"));
            assertTrue(assertThrows(AssertionError.class, conformance::close)
                    .getMessage()
                    .contains("/v1/undocumented"));
        }
    }

    @Test
    void needsADocumentThatCanBeRead(@TempDir File directory) throws Exception {
        URI missing = URI.create("jar:" + directory.toURI() + "missing.jar!/own.yaml");
        try (Own vendor = new Own(new OwnAccount())) {
            assertThrows(UncheckedIOException.class, () -> SpecConformance.attach(missing, vendor));
        }
    }
}
