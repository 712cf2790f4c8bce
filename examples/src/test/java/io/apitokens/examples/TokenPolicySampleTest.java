package io.apitokens.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.apitokens.Resource;
import io.apitokens.TokenSpec;
import io.apitokens.error.ConfigurationException;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.inventory.policy.Owners;
import io.apitokens.inventory.policy.TokenPolicy;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedGcore;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs the sample of the javadoc of policies. */
class TokenPolicySampleTest {

    @Test
    void aPolicyRefusesWhatItsRulesForbid() {
        ManualTimeSource timeSource = ManualTimeSource.startingAt(Clients.START);
        TokenSpec spec = TokenSpec.builder("sim")
                .grant("Users", Resource.account())
                .neverExpires()
                .build();
        try (SimulatedGcore vendor = SimulatedGcore.start(timeSource)) {
            GcoreIam.Builder builder = Clients.of(vendor, timeSource);
            // tag::TokenPolicy
            TokenPolicy policy = TokenPolicy.builder()
                    .longestLife(Duration.ofDays(90))
                    .owner(Owners.inDescription())
                    .denyRoles("gcore", "Administrators")
                    .build();
            GcoreIam client = builder.specCheck(policy).build();
            // end::TokenPolicy
            try (client) {
                ConfigurationException refused = assertThrows(
                        ConfigurationException.class, () -> client.tokens().create(spec));
                assertEquals(List.of("policy.longest-life", "policy.owner"), refused.rules());
            }
        }
    }
}
