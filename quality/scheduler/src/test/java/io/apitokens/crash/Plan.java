package io.apitokens.crash;

import io.apitokens.Resource;
import io.apitokens.SecretStore;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.okta.OktaApp;
import io.apitokens.okta.OktaSecretCheck;
import io.apitokens.scheduler.ScheduledRotation;
import io.apitokens.spi.RotationTarget;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What is rotated, and how often. Every process computes the same from the same numbers.
 *
 * @param keys the number of secrets; key i belongs to account i modulo the number of accounts
 * @param every how often each is replaced
 */
record Plan(int keys, Duration every) {

    /** The accounts: two at Gcore, two at Astro, and an org at Okta. */
    static final int ACCOUNTS = 5;

    static final int GCORE_ACCOUNTS = 2;
    static final int OKTA = 4;

    static final Duration LEASE = Duration.ofSeconds(5);
    static final Duration OVERLAP = Duration.ofSeconds(4);
    static final Duration RELOAD = Duration.ofSeconds(2);
    static final Duration VISIBILITY_DELAY = Duration.ofSeconds(2);

    private static final Duration DEACTIVATED = Duration.ofSeconds(1);
    private static final Duration LIFETIME = Duration.ofDays(30);
    private static final String SCOPE = "sim.read";

    /** An app of the org at Okta, with the id of its first client secret or key. */
    record App(String id, String clientId, String credential) {}

    static Path storeOf(Path directory, int key) {
        return directory.resolve("secret-" + key);
    }

    static boolean isAtOkta(int key) {
        return key % ACCOUNTS == OKTA;
    }

    /** Returns whether a key at Okta is a client secret; every other one is the key of an app. */
    static boolean isClientSecret(int key) {
        return key / ACCOUNTS % 2 == 0;
    }

    /** Returns the place of a key's app in the list of apps: each key has an app of its own. */
    static int appOf(int key) {
        return key / ACCOUNTS;
    }

    List<ScheduledRotation> declarations(Clients clients, Path directory) {
        List<ScheduledRotation> all = new ArrayList<>();
        for (int i = 0; i < keys; i++) {
            ScheduledRotation.Builder builder = isAtOkta(i) ? credential(clients, i) : token(clients, i);
            all.add(builder.store(SecretStore.file(storeOf(directory, i)))
                    .rotateEvery(every)
                    .jitter(every.dividedBy(3))
                    .overlap(OVERLAP)
                    .consumersReloadWithin(RELOAD)
                    .build());
        }
        return all;
    }

    private static String nameOf(int key) {
        return "crash-" + key;
    }

    private static ScheduledRotation.Builder token(Clients clients, int key) {
        int account = key % ACCOUNTS;
        TokenSpec spec = TokenSpec.builder(nameOf(key))
                .grant(account < GCORE_ACCOUNTS ? "Users" : "ORGANIZATION_MEMBER", Resource.account())
                .expiresAfter(LIFETIME)
                .build();
        return ScheduledRotation.builder(nameOf(key), clients.tokens().get(account), spec);
    }

    private static ScheduledRotation.Builder credential(Clients clients, int key) {
        App owner = clients.apps().get(appOf(key));
        OktaApp app = clients.okta().app(owner.id());
        OktaSecretCheck check = OktaSecretCheck.of(clients.tokenUrl(), owner.clientId(), SCOPE);
        RotationTarget target = isClientSecret(key)
                ? app.clientSecrets().rotationTarget(check)
                : app.keys().rotationTarget(check);
        return ScheduledRotation.builder(nameOf(key), target)
                .adopt(TokenId.of(target.account(), owner.credential()))
                .rotation(rotation -> rotation.deactivatedFor(DEACTIVATED));
    }
}
