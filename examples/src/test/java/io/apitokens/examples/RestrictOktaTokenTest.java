package io.apitokens.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.okta.OktaIam;
import io.apitokens.okta.api.ApiToken;
import io.apitokens.okta.api.ApiTokenNetwork;
import io.apitokens.okta.api.NetworkConnection;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedOkta;
import java.util.List;
import org.junit.jupiter.api.Test;

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
}
