package io.apitokens.testkit.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.IssuedToken;
import io.apitokens.Secret;
import io.apitokens.SecretStatus;
import io.apitokens.StoredSecret;
import io.apitokens.TokenId;
import io.apitokens.error.ApiTokenException;
import io.apitokens.okta.OktaAppKeys;
import io.apitokens.okta.OktaClientSecrets;
import io.apitokens.okta.OktaIam;
import io.apitokens.okta.ServiceAppKey;
import io.apitokens.rotation.Journal;
import io.apitokens.rotation.Rotation;
import io.apitokens.rotation.RotationState;
import io.apitokens.spi.RotationTarget;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.MemorySecretStore;
import io.apitokens.testkit.SimulatedOkta;
import io.apitokens.testkit.SimulatedOktaApps;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** A client secret or a key at a simulated org, whose secret is in a store, and its rotation. */
final class OktaCredentials implements AutoCloseable {

    static final Duration OVERLAP = Duration.ofHours(1);

    /** The kinds of credentials. */
    enum Kind {
        APP_SECRET,
        MASKED_APP_SECRET,
        INTEGRATION_SECRET,
        MASKED_INTEGRATION_SECRET,
        APP_KEY;

        boolean isKey() {
            return this == APP_KEY;
        }

        boolean isMasked() {
            return this == MASKED_APP_SECRET || this == MASKED_INTEGRATION_SECRET;
        }

        boolean isOfIntegration() {
            return this == INTEGRATION_SECRET || this == MASKED_INTEGRATION_SECRET;
        }
    }

    final ManualTimeSource time = ManualTimeSource.startingAt(Instant.parse("2030-02-01T12:00:00Z"));
    final SimulatedOkta vendor = SimulatedOkta.start(time);
    final SimulatedOktaApps apps = vendor.apps();
    final OktaIam okta = OktaIam.builder()
            .orgUrl(vendor.baseUrl())
            .allowHttpOnLoopback()
            .apiToken(vendor.credential())
            .timeSource(time)
            .build();
    final Kind kind;
    final String owner;
    final RotationTarget target;
    final TokenId predecessor;
    final MemorySecretStore store = MemorySecretStore.create();
    final Journal journal = Journal.inMemory();
    private final String foreignOwner;
    private final Map<String, Boolean> foreign;

    OktaCredentials(Kind kind) throws IOException {
        this.kind = kind;
        owner = kind.isOfIntegration() ? apps.addIntegration() : apps.addApp();
        foreignOwner = apps.addApp();
        apps.addClientSecret(foreignOwner);
        apps.addKey(foreignOwner, ServiceAppKey.generate().publicJwk());
        foreign = apps.credentialsOf(foreignOwner);
        if (kind.isMasked()) {
            apps.maskClientSecrets();
        }
        if (kind.isKey()) {
            OktaAppKeys keys = okta.app(owner).keys();
            ServiceAppKey key = ServiceAppKey.generate().withKid("sim-first");
            predecessor = keys.id(apps.addKey(owner, key.publicJwk()));
            target = keys.rotationTarget();
            store.write(IssuedToken.of(target.get(predecessor), key.toJwk()), null);
        } else {
            OktaClientSecrets secrets = kind.isOfIntegration()
                    ? okta.apiServiceIntegration(owner)
                    : okta.app(owner).clientSecrets();
            predecessor = secrets.id(apps.addClientSecret(owner));
            target = secrets.rotationTarget();
            Secret value = apps.clientSecretOf(predecessor.value());
            store.write(IssuedToken.of(target.get(predecessor), value), null);
        }
    }

    /** Returns a rotation whose verification asks the simulator, which takes no request and no fault. */
    Rotation.Builder rotation() {
        return Rotation.builder(target, predecessor, store, journal)
                .timeSource(time)
                .overlap(OVERLAP)
                .verifier(secret -> apps.accepts(owner, secret) ? SecretStatus.ACCEPTED : SecretStatus.REJECTED);
    }

    /** Advances once, checks what must hold at every moment, and lets the time pass that the rotation waits for. */
    RotationState advance(Rotation rotation) throws IOException {
        try {
            RotationState state = rotation.advance();
            if (state instanceof RotationState.Waiting waiting) {
                time.advance(Duration.between(time.instant(), waiting.until()));
            }
            return state;
        } finally {
            check();
        }
    }

    /** Advances as a job does, each time as another process, until the rotation is done. */
    TokenId finish(int advances) throws IOException {
        ApiTokenException last = null;
        for (int i = 0; i < advances; i++) {
            try {
                if (advance(rotation().build()) instanceof RotationState.Done done) {
                    return done.successor();
                }
            } catch (ApiTokenException e) {
                last = e;
                time.advance(Duration.ofMinutes(6));
            }
        }
        throw new AssertionError("not done after " + advances + " advances", last);
    }

    void check() throws IOException {
        assertEquals(foreign, apps.credentialsOf(foreignOwner), "credentials of another app");
        assertTrue(kind.isKey() || apps.credentialsOf(owner).size() <= 2, "a third secret");
        StoredSecret stored = store.read().orElseThrow();
        assertTrue(apps.accepts(owner, stored.secret()), "the stored secret is dead");
    }

    /** Checks that only the successor is left, active and stored. */
    void isRotatedTo(TokenId successor) throws IOException {
        check();
        assertEquals(Map.of(successor.value(), true), apps.credentialsOf(owner));
    }

    @Override
    public void close() {
        okta.close();
        vendor.close();
    }
}
