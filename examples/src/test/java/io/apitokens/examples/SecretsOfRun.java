package io.apitokens.examples;

import io.apitokens.Secret;
import io.apitokens.testkit.SimulatedVendor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects every secret that simulators start with or issue. */
final class SecretsOfRun {

    private static final Pattern ISSUED = Pattern.compile("\"token\":\"([^\"]+)\"");

    private final List<Secret> seen = Collections.synchronizedList(new ArrayList<>());

    static SecretsOfRun of(SimulatedVendor... vendors) {
        SecretsOfRun secrets = new SecretsOfRun();
        for (SimulatedVendor vendor : vendors) {
            secrets.seen.add(vendor.credential());
            secrets.watch(vendor);
        }
        return secrets;
    }

    private void watch(SimulatedVendor vendor) {
        vendor.onExchange(exchange -> {
            Matcher issued = ISSUED.matcher(exchange.responseBody());
            while (issued.find()) {
                seen.add(Secret.of(issued.group(1)));
            }
        });
    }

    int count() {
        return seen.size();
    }

    /** Returns whether a string contains one of the secrets, or the second half of one. */
    boolean areIn(String text) {
        synchronized (seen) {
            return seen.stream()
                    .map(Secret::expose)
                    .anyMatch(secret -> text.contains(secret.substring(secret.length() / 2)));
        }
    }
}
