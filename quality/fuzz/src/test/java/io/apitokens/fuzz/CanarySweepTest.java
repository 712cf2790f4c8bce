package io.apitokens.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Secret;
import io.apitokens.auth.Credential;
import io.apitokens.call.ErrorDocument;
import io.apitokens.call.RawResponse;
import io.apitokens.call.VendorError;
import io.apitokens.error.InvalidInputException;
import io.apitokens.okhttp.OkHttpTransport;
import io.apitokens.transport.Headers;
import io.apitokens.transport.HttpMethod;
import io.apitokens.transport.HttpRequest;
import io.apitokens.transport.HttpResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Runs every operation of every vendor with success and with every failure over real HTTP. Searches all output for the
 * credential and for issued secrets: logs, listener, errors, objects passed to reflective serialisers, URLs, and
 * requests to another host.
 */
final class CanarySweepTest {

    private final SweepVendor vendor = new SweepVendor();
    private final Sightings sightings = new Sightings(vendor.credential(), vendor.secret(), Canary.CREDENTIAL);
    private final Sweep sweep = new Sweep(vendor, sightings);

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void noSecretShowsAnywhere() throws IOException {
        try (MockWebServer server = Sweep.started(vendor);
                MockWebServer elsewhere = Sweep.started(new Sweep.Trap());
                OkHttpTransport real = OkHttpTransport.create();
                WatchedLog log = new WatchedLog(sightings)) {
            Setup setup = sweep.setup(real, Sweep.origin(server), null);
            showClients(setup);
            showResponses();
            for (Failure failure : Failure.all(vendor, Sweep.origin(elsewhere))) {
                for (Vendor each : Vendor.values()) {
                    each.actions().stream()
                            .filter(action -> failure.isNone() || !action.name().contains(", "))
                            .forEach(action -> sweep.drive(
                                    setup, action, failure, SweepVendor.Scope.FIRST, SweepVendor.Scope.ALL));
                }
            }

            assertEquals(Set.of(), sightings.seen());
            assertEquals(0, elsewhere.getRequestCount(), "requests to another host");
            assertTrue(server.getRequestCount() > 2_000, server.getRequestCount() + " requests");
            assertTrue(log.records() > 2_000, log.records() + " of our log records");
            assertTrue(sightings.texts() > 100_000, sightings.texts() + " texts looked through");
        }
    }

    @Test
    void aCanaryInAnySpellingIsSeen() {
        String[] spellings = {
            vendor.credential(),
            vendor.encodedCredential(),
            vendor.jsonSecret(),
            java.util.Base64.getEncoder().encodeToString(("APIKey " + vendor.credential()).getBytes()),
            vendor.secret().substring(20)
        };
        for (String spelling : spellings) {
            Sightings some = new Sightings(vendor.credential(), vendor.secret());
            some.text("a text", "before " + spelling + " behind");
            assertEquals(1, some.seen().size(), spelling);
        }
    }

    private void showClients(Setup setup) {
        sightings.scene("clients", "nothing sent");
        sightings.object("a builder", setup.gcoreBuilder());
        sightings.object("a client", setup.gcore());
        sightings.object("a client", setup.astro());
        sightings.object("a client", setup.okta());
        sightings.object("a list", setup.okta().tokens().list());
        sightings.object("a call", setup.okta().api().revokeCurrentApiToken());
        refused(() -> Credential.of("Bearer", Secret.of(vendor.credential() + " ")));
        refused(() -> Credential.of(vendor.credential() + "\n", Secret.of("simToken")));
        refused(() -> io.apitokens.TokenId.parse("gcore/456/" + vendor.credential()));
        refused(() -> io.apitokens.call.BaseUrl.parse("baseUrl", "https://" + vendor.credential() + "@host", true));
        refused(() ->
                setup.okta().tokens().list().from("/" + vendor.credential()).toList());
        refused(() -> setup.astro().tokens().list().from(vendor.credential()).toList());
    }

    /** Checks types that only implementors of transports and vendors use. */
    private void showResponses() {
        sightings.scene("responses", "made by hand");
        byte[] body = vendor.errorDocument().getBytes(StandardCharsets.UTF_8);
        Headers headers = Headers.of("X-Echo", vendor.credential());
        sightings.object("RawResponse", new RawResponse(400, headers, body));
        sightings.object("ErrorDocument", ErrorDocument.of(new RawResponse(400, headers, body)));
        sightings.object("HttpResponse", new HttpResponse(400, headers, new ByteArrayInputStream(body)));
        sightings.object("HttpRequest", HttpRequest.of(HttpMethod.POST, "https://host/", headers, body));
        // Its components hold the vendor's message by design; toString must not show them.
        VendorError error = new VendorError(vendor.credential(), vendor.credential(), null, List.of());
        sightings.text("VendorError, toString", error.toString());
    }

    private void refused(Runnable input) {
        try {
            input.run();
        } catch (InvalidInputException e) {
            sightings.object("a refusal", e);
        }
    }
}
