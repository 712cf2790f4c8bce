package io.apitokens.checks.simulating;

import io.apitokens.gcore.GcoreIam;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.SimulatedGcore;

/** Uses a simulator without JUnit. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        try (SimulatedGcore vendor = SimulatedGcore.start();
                GcoreIam gcore = GcoreIam.builder()
                        .baseUrl(vendor.baseUrl())
                        .allowHttpOnLoopback()
                        .apiKey(vendor.credential())
                        .clientId(vendor.clientId())
                        .build()) {
            vendor.inject(Fault.responseLost());
            int found = gcore.tokens().list().toList().size();
            System.out.println(found == vendor.liveTokenIds().size() ? "ok" : "found " + found);
        }
    }
}
