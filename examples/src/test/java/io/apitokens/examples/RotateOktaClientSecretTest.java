package io.apitokens.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.IssuedToken;
import io.apitokens.Secret;
import io.apitokens.SecretStore;
import io.apitokens.okta.OktaClientSecrets;
import io.apitokens.okta.OktaIam;
import io.apitokens.okta.OktaSecretCheck;
import io.apitokens.rotation.Rotation;
import io.apitokens.rotation.RotationState;
import io.apitokens.rotation.RotationState.Reason;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedOkta;
import io.apitokens.testkit.SimulatedOktaApps;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotateOktaClientSecretTest {

    private final ManualTimeSource timeSource = ManualTimeSource.startingAt(Clients.START);

    @Test
    void theOldSecretWorksForTheOverlapAndCanBeActivatedForADay(@TempDir Path directory) throws IOException {
        try (SimulatedOkta okta = SimulatedOkta.start(timeSource);
                OktaIam client = Clients.of(okta, timeSource).build()) {
            SimulatedOktaApps apps = okta.apps();
            String app = apps.addApp();
            String first = apps.addClientSecret(app);
            OktaClientSecrets secrets = client.app(app).clientSecrets();
            IssuedToken deployed = IssuedToken.of(secrets.list().get(0), apps.clientSecretOf(first));
            SecretStore.file(directory.resolve("client.secret")).write(deployed, null);
            OktaSecretCheck check = OktaSecretCheck.of(apps.tokenUrl(), apps.clientIdOf(app), "sim.read");
            Rotation rotation = RotateOktaClientSecret.rotation(secrets, first, check, directory)
                    .timeSource(timeSource)
                    .build();

            assertEquals(Reason.OVERLAP, waiting(rotation).reason());
            assertTrue(apps.accepts(app, apps.clientSecretOf(first)));
            timeSource.advance(Duration.ofHours(1));
            assertEquals(Reason.DEACTIVATED, waiting(rotation).reason());
            timeSource.advance(Duration.ofDays(1));
            RotationState.Done done = assertInstanceOf(RotationState.Done.class, rotation.advance());

            assertEquals(Map.of(done.successor().value(), true), apps.credentialsOf(app));
            assertTrue(apps.accepts(app, Secret.fromFile(directory.resolve("client.secret"))));
        }
    }

    private static RotationState.Waiting waiting(Rotation rotation) {
        return assertInstanceOf(RotationState.Waiting.class, rotation.advance());
    }
}
