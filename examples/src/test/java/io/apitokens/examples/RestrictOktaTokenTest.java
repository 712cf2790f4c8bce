package io.apitokens.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.inventory.revocation.RestrictionReport;
import io.apitokens.okta.NetworkCondition;
import io.apitokens.okta.OktaIam;
import io.apitokens.okta.api.ApiToken;
import io.apitokens.okta.api.ApiTokenNetwork;
import io.apitokens.okta.api.NetworkConnection;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedOkta;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestrictOktaTokenTest {

    private final ManualTimeSource timeSource = ManualTimeSource.startingAt(Clients.START);

    @Test
    void shutsTheTokenOutOfTheZoneAndKeepsTheRest() {
        try (SimulatedOkta okta = SimulatedOkta.start(timeSource).addZone("nzonkw1sfwwi79Hat2d7");
                OktaIam client = Clients.of(okta, timeSource).build()) {
            String id = okta.addToken("token-api-token-test");
            ApiToken before = client.api().getApiToken(id).execute();

            Token token = RestrictOktaToken.restrict(client.tokens(), TokenId.of(client.account(), id));

            ApiToken after = client.api().getApiToken(id).execute();
            assertEquals("token-api-token-test", token.name());
            assertEquals(
                    new ApiTokenNetwork(NetworkConnection.ZONE, null, List.of("nzonkw1sfwwi79Hat2d7")),
                    after.network());
            assertEquals(before.userId(), after.userId());
            assertEquals(before.clientName(), after.clientName());
            assertEquals(before.created(), after.created());
        }
    }

    @Test
    void restrictsByTheNamesOfZonesAndWarnsOfNothing() {
        try (SimulatedOkta okta = SimulatedOkta.start(timeSource)
                        .addZone("nzosim00000000000008", "office", "ACTIVE", "POLICY")
                        .addZone("nzosim00000000000009", "vpn", "ACTIVE", "POLICY");
                OktaIam client = Clients.of(okta, timeSource).build()) {
            ByteArrayOutputStream printed = new ByteArrayOutputStream();
            PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
            TokenId id = TokenId.of(client.account(), okta.openTokenId());

            Token token = RestrictOktaToken.restrictToOffice(client, id, out);

            assertEquals(
                    List.of("nzosim00000000000008", "nzosim00000000000009"),
                    token.restrictions()
                            .get(0)
                            .unwrap(NetworkCondition.class)
                            .orElseThrow()
                            .include());
            assertEquals("", printed.toString(StandardCharsets.UTF_8));
            RestrictOktaToken.printOwners(client, out);
            assertEquals(4, printed.toString(StandardCharsets.UTF_8).lines().count());
            assertTrue(printed.toString(StandardCharsets.UTF_8).contains(id + " ada.sim@example.com"));
        }
    }

    @Test
    void restrictsManyAfterAFewAndUndoesThem(@TempDir Path folder) {
        try (SimulatedOkta okta = SimulatedOkta.start(timeSource)
                        .addZone("nzosim00000000000008", "office", "ACTIVE", "POLICY")
                        .addZone("nzosim00000000000009", "vpn", "ACTIVE", "POLICY");
                OktaIam untold = Clients.of(okta, timeSource).build();
                OktaIam client = Clients.of(okta, timeSource)
                        .ownToken(TokenId.of(untold.account(), okta.callerTokenId()))
                        .build()) {
            for (int i = 0; i < 4; i++) {
                okta.addToken("sim-" + i);
            }
            Path file = folder.resolve("restriction.plan");
            Transcript transcript = new Transcript();

            RestrictionReport report =
                    RestrictOktaToken.restrictMany(client, timeSource, file, () -> true, transcript.out());

            assertEquals(List.of(), report.remaining());
            assertTrue(report.results().size() >= 4, transcript::text);
            assertEquals(List.of(), RestrictOktaToken.undo(client, file).remaining());
        }
    }
}
