package io.apitokens.examples;

import io.apitokens.SecretStore;
import io.apitokens.okta.OktaClientSecrets;
import io.apitokens.okta.OktaIam;
import io.apitokens.okta.OktaSecretCheck;
import io.apitokens.rotation.Journal;
import io.apitokens.rotation.Rotation;
import io.apitokens.rotation.RotationState;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Replaces the client secret of an Okta app, whose value is in a file. After any outcome, run it again: it continues
 * where the last run ended.
 */
public final class RotateOktaClientSecret {

    private RotateOktaClientSecret() {}

    /**
     * Performs the steps that are due.
     *
     * @param args the id of the client secret, such as {@code ocs2f4zrZbs8nUa7p0g4}
     */
    public static void main(String[] args) throws InterruptedException {
        String id = Arguments.only(args, "ID, of the client secret to replace");
        try (OktaIam okta = OktaIam.builder().fromEnvironment().build()) {
            OktaSecretCheck check = OktaSecretCheck.of(
                    "https://acme.okta.com/oauth2/default/v1/token", "0oa1gjh63g214q0Hq0g4", "orders.read");
            System.out.println(advance(okta.app("0oa1gjh63g214q0Hq0g4").clientSecrets(), id, check, Path.of(".")));
        }
    }

    static RotationState advance(OktaClientSecrets secrets, String id, OktaSecretCheck check, Path directory)
            throws InterruptedException {
        return rotation(secrets, id, check, directory).build().runUntilStored();
    }

    // tag::rotate
    static Rotation.Builder rotation(OktaClientSecrets secrets, String id, OktaSecretCheck check, Path directory) {
        // check = OktaSecretCheck.of(tokenUrl, clientId, scope): asks for a token with each new secret.
        SecretStore store = SecretStore.file(directory.resolve("client.secret"));
        Journal journal = Journal.file(directory.resolve("rotations.journal"));
        return Rotation.builder(secrets.rotationTarget(check), secrets.id(id), store, journal)
                .overlap(Duration.ofHours(1)) // longer than the slowest consumer takes to read the new secret
                .deactivatedFor(Duration.ofDays(1)); // the time in which the old secret can be activated again
    }
    // end::rotate
}
