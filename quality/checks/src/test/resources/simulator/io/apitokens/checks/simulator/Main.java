package io.apitokens.checks.simulator;

import io.apitokens.gcore.GcoreIam;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.SimulatedGcore;

/** Uses a simulator on the class path. Prints {@code ok}, or why the simulator did not start. */
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
        } catch (IllegalStateException e) {
            System.out.println("not started: " + e.getMessage());
        }
    }
}
