package io.apitokens.examples;

import io.apitokens.Secret;
import io.apitokens.testkit.SimulatedVendor;
import java.util.ArrayList;
import java.util.List;

/** Collects every secret that simulators have from the start or issue. */
final class SecretsOfRun {

    private final List<Secret> administrators = new ArrayList<>();
    private final IssuedSecrets issued = new IssuedSecrets();

    static SecretsOfRun of(SimulatedVendor... vendors) {
        SecretsOfRun secrets = new SecretsOfRun();
        for (SimulatedVendor vendor : vendors) {
            secrets.administrators.add(vendor.credential());
            secrets.issued.watch(vendor);
        }
        return secrets;
    }

    int count() {
        return all().size();
    }

    /** Tells whether a text holds one of them, or a good part of one. */
    boolean areIn(String text) {
        return all().stream()
                .map(Secret::expose)
                .anyMatch(secret -> text.contains(secret.substring(secret.length() / 2)));
    }

    private List<Secret> all() {
        List<Secret> all = new ArrayList<>(administrators);
        all.addAll(issued.seen());
        return all;
    }
}
