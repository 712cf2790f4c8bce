package io.apitokens.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.okta.OktaIam;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedOkta;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallVendorTest {

    private final ManualTimeSource timeSource = ManualTimeSource.startingAt(Clients.START);

    @Test
    void theVendorsOwnOperationsReturnResponses() {
        try (SimulatedOkta okta = SimulatedOkta.start(timeSource);
                OktaIam client = Clients.of(okta, timeSource).readOnly().build()) {
            assertEquals("Okta API", CallVendor.clientName(client.api(), okta.openTokenId()));
            assertTrue(CallVendor.requestsLeft(client.api()).matches("[0-9]+"));
            assertEquals(
                    List.of("Okta AD Agent", "Okta API"),
                    CallVendor.clientNames(client.api(), okta.agentTokenId(), okta.openTokenId())
                            .toList());
        }
    }
}
