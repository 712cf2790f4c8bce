package io.apitokens.crash;

import io.apitokens.CanCreate;
import io.apitokens.Resource;
import io.apitokens.SecretStore;
import io.apitokens.TokenSpec;
import io.apitokens.scheduler.ScheduledRotation;
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

    /** The accounts: three at Gcore and two at Astro. */
    static final int ACCOUNTS = 5;

    static final int GCORE_ACCOUNTS = 3;

    static final Duration LEASE = Duration.ofSeconds(5);
    static final Duration OVERLAP = Duration.ofSeconds(4);
    static final Duration RELOAD = Duration.ofSeconds(2);
    static final Duration VISIBILITY_DELAY = Duration.ofSeconds(2);

    static Path storeOf(Path directory, int key) {
        return directory.resolve("secret-" + key);
    }

    List<ScheduledRotation> declarations(List<CanCreate> accounts, Path directory) {
        List<ScheduledRotation> all = new ArrayList<>();
        for (int i = 0; i < keys; i++) {
            int account = i % ACCOUNTS;
            String name = "crash-" + i;
            TokenSpec spec = TokenSpec.builder(name)
                    .grant(account < GCORE_ACCOUNTS ? "Users" : "ORGANIZATION_MEMBER", Resource.account())
                    .expiresAfter(Duration.ofDays(30))
                    .build();
            all.add(ScheduledRotation.builder(name, accounts.get(account), spec)
                    .store(SecretStore.file(storeOf(directory, i)))
                    .rotateEvery(every)
                    .jitter(every.dividedBy(3))
                    .overlap(OVERLAP)
                    .consumersReloadWithin(RELOAD)
                    .build());
        }
        return all;
    }
}
