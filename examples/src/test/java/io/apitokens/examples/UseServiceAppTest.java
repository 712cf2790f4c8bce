package io.apitokens.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.apitokens.okta.OktaIam;
import io.apitokens.okta.ServiceAppKey;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedOkta;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UseServiceAppTest {

    private final ManualTimeSource timeSource = ManualTimeSource.startingAt(Clients.START);

    @Test
    void listsTheTokensWithoutAnApiToken(@TempDir Path folder) throws IOException {
        ServiceAppKey key = ServiceAppKey.generate();
        Path file = Files.writeString(folder.resolve("key.json"), key.toJwk().expose());
        try (SimulatedOkta okta = SimulatedOkta.start(timeSource)) {
            okta.serviceApps().requireDpop().requireNonce();
            String clientId = okta.serviceApps().add(key.publicJwk(), "okta.apiTokens.read");
            try (OktaIam client = UseServiceApp.builder(okta.baseUrl(), clientId, file)
                    .allowHttpOnLoopback()
                    .timeSource(timeSource)
                    .build()) {
                assertEquals(4, client.tokens().list().toList().size());
            }
        }
    }
}
