package io.apitokens.gcore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.apitokens.Account;
import io.apitokens.Lifetime;
import io.apitokens.Resource;
import io.apitokens.TokenSpec;
import io.apitokens.call.CallListener;
import io.apitokens.call.Operation;
import io.apitokens.call.SpecCheck;
import io.apitokens.call.SpecCheck.Change;
import io.apitokens.call.SpecCheck.Proposal;
import io.apitokens.call.SpecCheck.Violation;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.Outcome;
import io.apitokens.gcore.api.CreateApiTokenClientUser;
import io.apitokens.gcore.api.CreateApiTokenRequest;
import io.apitokens.gcore.api.Group;
import io.apitokens.gcore.api.GroupName;
import io.apitokens.testkit.ManualTimeSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests that the client asks its spec check before it creates a token. */
class GcoreSpecCheckTest {

    private static final TokenSpec SPEC = TokenSpec.builder("sim")
            .description("by sim")
            .grant("Users", Resource.account())
            .neverExpires()
            .build();

    private final GcoreFixture vendor =
            new GcoreFixture(ManualTimeSource.startingAt(Instant.parse("2030-02-01T12:00:00Z")));
    private final List<Proposal> asked = new ArrayList<>();
    private final List<GcoreIam> clients = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    @AfterEach
    void close() {
        clients.forEach(GcoreIam::close);
        vendor.close();
    }

    private GcoreIam client(Violation... violations) {
        return client((account, proposal, now) -> {
            asked.add(proposal);
            return List.of(violations);
        });
    }

    private GcoreIam client(SpecCheck check) {
        GcoreIam client = vendor.builder()
                .specCheck(check)
                .listener(new CallListener() {
                    @Override
                    public void onPolicyException(Account account, Operation operation, String rule, String reason) {
                        told.add(operation + " " + rule + ": " + reason);
                    }
                })
                .build();
        clients.add(client);
        return client;
    }

    private static CreateApiTokenRequest request(Group role) {
        return CreateApiTokenRequest.builder()
                .name("sim")
                .description("by sim")
                .expDate(null)
                .clientUser(CreateApiTokenClientUser.builder().role(role).build())
                .build();
    }

    @Test
    void aRefusedCreateOfTheFacadeIsNotSent() {
        GcoreIam gcore = client(new Violation("sim-rule", "too broad", false));

        ConfigurationException refused =
                assertThrows(ConfigurationException.class, () -> gcore.tokens().create(SPEC));

        assertEquals(Outcome.NOT_APPLIED, refused.outcome());
        assertEquals(List.of("sim-rule"), refused.rules());
        assertEquals(
                "createApiToken at gcore/9262944: the client's spec check refuses the call: sim-rule: too broad; nothing was"
                        + " sent",
                refused.getMessage());
        assertEquals(0, vendor.requests());
    }

    @Test
    void aRefusedCreateOfTheTypedClientIsNotSent() {
        GcoreIam gcore = client(new Violation("sim-rule", "too broad", false));
        CreateApiTokenRequest request =
                request(Group.builder().name(GroupName.USERS).build());

        assertThrows(
                ConfigurationException.class,
                () -> gcore.api()
                        .createApiToken(vendor.gcore().clientId(), request)
                        .execute());
        assertEquals(0, vendor.requests());
    }

    @Test
    void bothViewsProposeTheSame() {
        GcoreIam gcore = client();
        gcore.tokens().create(SPEC);
        gcore.api()
                .createApiToken(
                        vendor.gcore().clientId(),
                        request(Group.builder().id(2L).name(GroupName.USERS).build()))
                .execute();

        assertEquals(2, asked.size());
        for (Proposal proposal : asked) {
            assertEquals(Change.CREATE, proposal.change());
            assertEquals("sim", proposal.name());
            assertEquals("by sim", proposal.description());
            assertEquals(new Lifetime.Unlimited(), proposal.lifetime());
            assertEquals(
                    "Users",
                    Objects.requireNonNull(proposal.grants()).get(0).role().name());
        }
    }

    @Test
    void anExceptedRuleIsToldToTheListenerAndTheCallIsSent() {
        client(new Violation("sim-rule", "accepted until 2031", true)).tokens().create(SPEC);

        assertEquals(List.of("createApiToken sim-rule: accepted until 2031"), told);
        assertEquals(1, vendor.requests());
    }

    @Test
    void aCheckThatFailsRefusesTheCall() {
        GcoreIam gcore = client((account, proposal, now) -> {
            throw new IllegalStateException("sim");
        });

        assertThrows(ConfigurationException.class, () -> gcore.tokens().create(SPEC));
        assertEquals(0, vendor.requests());
    }

    @Test
    void readsAndDeletionsAreNotChecked() {
        GcoreIam gcore = client(new Violation("sim-rule", "too broad", false));
        String id = vendor.addToken("sim");

        gcore.tokens().list().forEach(token -> {
            if (token.id().value().equals(id)) {
                gcore.tokens().delete(token.id());
            }
        });

        assertEquals(List.of(), asked);
    }

    @Test
    void aTypedCreateWithoutARoleHasUnknownGrants() {
        CreateApiTokenRequest request = request(Group.builder().build());
        try {
            client().api().createApiToken(vendor.gcore().clientId(), request).execute();
        } catch (RuntimeException refusedByTheVendor) {
            // Only what was asked before matters.
        }
        assertEquals(null, asked.get(0).grants());
    }
}
