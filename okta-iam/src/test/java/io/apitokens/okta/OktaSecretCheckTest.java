package io.apitokens.okta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.apitokens.Secret;
import io.apitokens.SecretStatus;
import io.apitokens.error.InvalidInputException;
import io.apitokens.okhttp.OkHttpTransport;
import io.apitokens.spi.RotationTarget;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedOkta;
import io.apitokens.testkit.SimulatedOktaApps;
import io.apitokens.transport.Attempt;
import io.apitokens.transport.HttpRequest;
import io.apitokens.transport.HttpResponse;
import io.apitokens.transport.HttpTransport;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that a token request verifies client secrets and keys, and sends them nowhere else. */
class OktaSecretCheckTest {

    private final OktaFixture vendor =
            new OktaFixture(ManualTimeSource.startingAt(Instant.parse("2030-02-01T12:00:00Z")));
    private final SimulatedOktaApps apps = vendor.okta().apps();
    private final Watched transport = new Watched();
    private final OktaIam okta = vendor.builder().transport(transport).build();
    private final String app = apps.addApp();
    private final OktaSecretCheck check = OktaSecretCheck.of(apps.tokenUrl(), apps.clientIdOf(app), "sim.read");

    /** Keeps the requests that were sent. */
    private static final class Watched implements HttpTransport {
        private final HttpTransport transport = OkHttpTransport.create();
        private final List<HttpRequest> requests = new ArrayList<>();

        @Override
        public HttpResponse send(HttpRequest request, Attempt attempt) throws IOException {
            requests.add(request);
            return transport.send(request, attempt);
        }

        @Override
        public void close() {
            transport.close();
        }
    }

    @AfterEach
    void close() {
        okta.close();
        transport.close();
        vendor.close();
    }

    private RotationTarget secrets(OktaSecretCheck request) {
        return okta.app(app).clientSecrets().rotationTarget(request);
    }

    private RotationTarget keys(OktaSecretCheck request) {
        return okta.app(app).keys().rotationTarget(request);
    }

    private Secret addSecret() {
        return apps.clientSecretOf(apps.addClientSecret(app));
    }

    @Test
    void aSecretIsVerifiedInAHeaderAndInAForm() {
        Secret value = addSecret();
        for (OktaSecretCheck request : List.of(check, check.withSecretInForm())) {
            assertEquals(SecretStatus.ACCEPTED, secrets(request).verify(value));
            assertEquals(SecretStatus.REJECTED, secrets(request).verify(Secret.of("fake-other-secret")));
        }
    }

    @Test
    void anInactiveSecretIsRejected() {
        addSecret();
        String id = apps.addClientSecret(app);
        apps.setActive(id, false);
        assertEquals(SecretStatus.REJECTED, secrets(check).verify(apps.clientSecretOf(id)));
    }

    @Test
    void aSecretWithCharactersThatNeedEncodingIsVerified() {
        Secret value = Secret.of("fake:with+signs%and/slashes=&more");
        okta.app(app).clientSecrets().create(value);
        for (OktaSecretCheck request : List.of(check, check.withSecretInForm())) {
            assertEquals(SecretStatus.ACCEPTED, secrets(request).verify(value));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "ES256", "ES512"})
    void aKeyIsVerifiedByASignature(String algorithm) {
        ServiceAppKey key = ServiceAppKey.generate(algorithm);
        String id = apps.addKey(app, key.publicJwk());
        apps.addKey(app, ServiceAppKey.generate().publicJwk());
        assertEquals(SecretStatus.ACCEPTED, keys(check).verify(key.toJwk()));
        assertEquals(
                SecretStatus.REJECTED,
                keys(check).verify(ServiceAppKey.generate().toJwk()));
        apps.setActive(id, false);
        assertEquals(SecretStatus.REJECTED, keys(check).verify(key.toJwk()));
    }

    static Stream<Fault> faultsThatProveNothing() {
        return Stream.of(
                Fault.status(500),
                Fault.status(401).body("{}"),
                Fault.status(400).body("{\"error\":\"invalid_scope\"}"),
                Fault.status(403).body("{\"error\":\"access_denied\"}"),
                Fault.status(400).body("{\"error\":\"invalid_dpop_proof\"}"),
                Fault.html(200),
                Fault.html(401),
                Fault.status(200).body("{\"error\":\"invalid_client\"}"),
                Fault.status(200).body("{\"access_token\":\"\"}"),
                Fault.redirect(307, "http://127.0.0.1:1/elsewhere"));
    }

    @ParameterizedTest
    @MethodSource("faultsThatProveNothing")
    void whatProvesNothingIsUnknown(Fault fault) {
        Secret value = addSecret();
        vendor.okta().inject(fault.on("POST", "/token").times(8));
        assertEquals(SecretStatus.UNKNOWN, secrets(check).verify(value));
    }

    @Test
    void aWrongScopeIsNoRejection() {
        Secret value = addSecret();
        OktaSecretCheck other = OktaSecretCheck.of(apps.tokenUrl(), apps.clientIdOf(app), "sim.other");
        assertEquals(SecretStatus.UNKNOWN, secrets(other).verify(value));
    }

    @Test
    void theRequestGoesToTheNamedUrlWithoutTheOrgsCredentialOnAConnectionOfItsOwn() {
        Secret value = addSecret();
        ServiceAppKey key = ServiceAppKey.generate();
        secrets(check).verify(value);
        secrets(check.withSecretInForm()).verify(value);
        keys(check).verify(key.toJwk());
        assertEquals(3, transport.requests.size());
        for (HttpRequest request : transport.requests) {
            assertEquals(apps.tokenUrl(), request.url());
            assertEquals(true, request.freshConnection());
            String headers = String.join(" ", request.headers().all("Authorization"));
            assertFalse(headers.contains("SSWS"));
            assertFalse(request.toString().contains(value.expose()));
        }
    }

    @Test
    void anotherServerThanTheOrgCanBeNamed() {
        try (SimulatedOkta other = SimulatedOkta.start(vendor.timeSource(), 7)) {
            String there = other.apps().addApp();
            Secret value = other.apps().clientSecretOf(other.apps().addClientSecret(there));
            OktaSecretCheck request =
                    OktaSecretCheck.of(other.apps().tokenUrl(), other.apps().clientIdOf(there), "sim.read");
            assertEquals(SecretStatus.ACCEPTED, secrets(request).verify(value));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://acme.okta.com/oauth2/default/v1/token",
                "https://acme.okta.com/token?secret=fake",
                "https://user:fake@acme.okta.com/token",
                "ftp://acme.okta.com/token",
                "not a url",
                ""
            })
    void aUrlThatWouldExposeASecretIsRefused(String url) {
        assertThrows(InvalidInputException.class, () -> OktaSecretCheck.of(url, "0oa1", "sim.read"));
    }

    @Test
    void blankAndForeignCharactersAreRefused() {
        assertThrows(InvalidInputException.class, () -> OktaSecretCheck.of(apps.tokenUrl(), " ", "sim.read"));
        assertThrows(InvalidInputException.class, () -> OktaSecretCheck.of(apps.tokenUrl(), "0oa1", ""));
        assertThrows(InvalidInputException.class, () -> OktaSecretCheck.of(apps.tokenUrl(), "0oa\n", "sim.read"));
    }
}
