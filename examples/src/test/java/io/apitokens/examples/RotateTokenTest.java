package io.apitokens.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Resource;
import io.apitokens.Secret;
import io.apitokens.SecretStore;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.astro.AstroIam;
import io.apitokens.rotation.RotationState;
import io.apitokens.rotation.RotationState.Reason;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedAstro;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotateTokenTest {

    private final ManualTimeSource timeSource = ManualTimeSource.startingAt(Clients.START);
    private final SimulatedAstro astro = SimulatedAstro.start(timeSource);
    private AstroIam client;
    private Path directory;
    private Token first;

    @BeforeEach
    void deploy(@TempDir Path directory) {
        this.directory = directory;
        client = Clients.of(astro, timeSource).build();
        first = client.tokens()
                .create(
                        TokenSpec.builder("deployer")
                                .grant("ORGANIZATION_OWNER", Resource.account())
                                .expiresAfter(Duration.ofDays(30))
                                .build(),
                        SecretStore.file(directory.resolve("deployer.token")));
    }

    @AfterEach
    void close() {
        client.close();
        astro.close();
    }

    private RotationState advance() {
        return RotateToken.rotation(client.tokens(), first.id(), directory)
                .timeSource(timeSource)
                .build()
                .advance();
    }

    private Secret stored() {
        return Secret.fromFile(directory.resolve("deployer.token"));
    }

    @Test
    void eachRunDoesWhatIsDueUntilTheSuccessorHasTakenOver() {
        RotationState waiting = advance();
        assertEquals(new RotationState.Waiting(Clients.START.plus(Duration.ofHours(1)), Reason.OVERLAP), waiting);
        timeSource.advance(Duration.ofHours(1));
        RotationState.Done done = assertInstanceOf(RotationState.Done.class, advance());
        assertFalse(astro.liveTokenIds().contains(first.id().value()));
        assertTrue(astro.liveTokenIds().contains(done.successor().value()));
        assertTrue(astro.accepts(stored()));
    }

    @Test
    void aConsumerFollowsTheStore() {
        try (AstroIam consumer = RotateToken.consumer(Clients.of(astro, timeSource), directory)) {
            advance();
            assertEquals(3, consumer.tokens().list().toList().size());
            assertEquals(0, astro.rejectedRequests());
        }
    }

    @Test
    void anInPlaceRotationKeepsTheTokenAndRevokesItsSecret() {
        Set<String> before = astro.liveTokenIds();
        Secret old = stored();
        try (AstroIam knowing =
                Clients.of(astro, timeSource).ownToken(ownToken()).build()) {
            RotationState.Waiting settling = assertInstanceOf(
                    RotationState.Waiting.class, RotateToken.rotateInPlace(knowing.tokens(), first.id(), directory));
            assertEquals(Reason.SETTLING, settling.reason());
        }
        assertFalse(astro.accepts(old));
        assertTrue(astro.accepts(stored()));
        assertEquals(before, astro.liveTokenIds());
    }

    private TokenId ownToken() {
        return client.tokens().list().stream()
                .map(Token::id)
                .filter(id -> !id.equals(first.id()))
                .findFirst()
                .orElseThrow();
    }
}
