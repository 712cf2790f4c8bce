package io.apitokens.okta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.TokenId;
import io.apitokens.error.Outcome;
import io.apitokens.error.PermissionDeniedException;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedOktaApps;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that an app with an administrator role refuses changes of its credentials, and that the error says so. */
class OktaAdministratorAppTest {

    private final OktaFixture vendor =
            new OktaFixture(ManualTimeSource.startingAt(Instant.parse("2030-02-01T12:00:00Z")));
    private final SimulatedOktaApps apps = vendor.okta().apps();
    private final OktaIam okta = vendor.builder().build();
    private final String app = apps.addApp();

    @AfterEach
    void close() {
        okta.close();
        vendor.close();
    }

    /** A change of the credentials of an app. */
    private interface Change {
        void make(OktaApp app, TokenId secret, TokenId key);
    }

    private static Arguments change(String name, Change change) {
        return Arguments.of(name, change);
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                change(
                        "create secret",
                        (app, secret, key) -> app.clientSecrets().create(OktaClientSecrets.newValue())),
                change(
                        "activate secret",
                        (app, secret, key) -> app.clientSecrets().activate(secret)),
                change(
                        "deactivate secret",
                        (app, secret, key) -> app.clientSecrets().deactivate(secret)),
                change(
                        "delete secret",
                        (app, secret, key) -> app.clientSecrets().delete(secret)),
                change("add key", (app, secret, key) -> app.keys().add(ServiceAppKey.generate())),
                change("activate key", (app, secret, key) -> app.keys().activate(key)),
                change("deactivate key", (app, secret, key) -> app.keys().deactivate(key)),
                change("delete key", (app, secret, key) -> app.keys().delete(key)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void theErrorNamesTheLikelyReason(String name, Change change) {
        TokenId secret = okta.app(app).clientSecrets().id(apps.addClientSecret(app));
        TokenId key = okta.app(app)
                .keys()
                .id(apps.addKey(app, ServiceAppKey.generate().publicJwk()));
        apps.makeAdministrator(app);
        Map<String, Boolean> before = apps.credentialsOf(app);
        PermissionDeniedException refused =
                assertThrows(PermissionDeniedException.class, () -> change.make(okta.app(app), secret, key));
        assertEquals(Outcome.NOT_APPLIED, refused.outcome());
        assertTrue(refused.getMessage().contains("administrator role"), refused::getMessage);
        assertEquals(before, apps.credentialsOf(app));
        assertEquals(1, okta.app(app).keys().list().size());
    }
}
