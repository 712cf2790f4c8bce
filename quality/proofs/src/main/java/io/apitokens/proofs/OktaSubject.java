package io.apitokens.proofs;

import io.apitokens.IssuedToken;
import io.apitokens.Secret;
import io.apitokens.TimeSource;
import io.apitokens.TokenId;
import io.apitokens.okta.OktaApp;
import io.apitokens.okta.OktaIam;
import io.apitokens.okta.ServiceAppKey;
import io.apitokens.spi.RotationTarget;
import io.apitokens.testkit.SimulatedOktaApps;
import io.apitokens.transport.HttpTransport;
import java.nio.file.Path;
import java.time.Instant;

/** The credentials of an Okta app. */
enum OktaSubject implements CrashStage.Subject {
    SECRET("secret") {
        @Override
        IssuedToken add(SimulatedOktaApps apps, OktaApp app) {
            String id = apps.addClientSecret(app.id());
            return IssuedToken.of(target(app).get(app.clientSecrets().id(id)), apps.clientSecretOf(id));
        }

        @Override
        RotationTarget target(OktaApp app) {
            return app.clientSecrets().rotationTarget();
        }
    },
    KEY("key") {
        @Override
        IssuedToken add(SimulatedOktaApps apps, OktaApp app) {
            ServiceAppKey key = ServiceAppKey.generate();
            String id = apps.addKey(app.id(), key.publicJwk());
            return IssuedToken.of(target(app).get(app.keys().id(id)), key.toJwk());
        }

        @Override
        RotationTarget target(OktaApp app) {
            return app.keys().rotationTarget();
        }
    };

    static final String VENDOR = "okta";

    private final String word;

    OktaSubject(String word) {
        this.word = word;
    }

    /** Adds a credential as an administrator does. */
    abstract IssuedToken add(SimulatedOktaApps apps, OktaApp app);

    abstract RotationTarget target(OktaApp app);

    @Override
    public CrashStage start(Instant start, Path directory, String journal) {
        return new OktaCrashStage(this, start, JournalPlaces.open(journal), RotationStage.storeIn(directory));
    }

    static OktaIam client(String baseUrl, Secret credential, TimeSource timeSource, HttpTransport transport) {
        return OktaIam.builder()
                .orgUrl(baseUrl)
                .allowHttpOnLoopback()
                .apiToken(credential)
                .timeSource(timeSource)
                .transport(transport)
                .build();
    }

    /** Returns the target that a credential belongs to: its account names the app and the kind. */
    static RotationTarget target(
            String baseUrl, TokenId id, Secret credential, TimeSource timeSource, HttpTransport transport) {
        String[] parts = id.account().id().split("~", -1);
        OktaApp app = client(baseUrl, credential, timeSource, transport).app(parts[2]);
        OktaSubject subject = parts[1].equals("app-keys") ? KEY : SECRET;
        return subject.target(app);
    }

    @Override
    public String toString() {
        return VENDOR + " " + word;
    }
}
