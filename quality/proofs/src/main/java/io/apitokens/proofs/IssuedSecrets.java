package io.apitokens.proofs;

import io.apitokens.Secret;
import io.apitokens.testkit.SimulatedVendor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The secrets that a simulated vendor issued, including those in lost responses. */
final class IssuedSecrets {

    private static final Pattern ISSUED = Pattern.compile("\"(?:token|client_secret)\":\"([^\"]+)\"");

    private final List<Secret> seen = Collections.synchronizedList(new ArrayList<>());

    void watch(SimulatedVendor simulator) {
        simulator.onExchange(exchange -> {
            Matcher issued = ISSUED.matcher(exchange.responseBody());
            while (issued.find()) {
                seen.add(Secret.of(issued.group(1)));
            }
        });
    }

    List<Secret> seen() {
        synchronized (seen) {
            return new ArrayList<>(seen);
        }
    }
}
