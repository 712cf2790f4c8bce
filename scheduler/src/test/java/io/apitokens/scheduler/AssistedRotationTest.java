package io.apitokens.scheduler;

import static io.apitokens.scheduler.ScheduleState.ROTATING;
import static io.apitokens.scheduler.ScheduleState.SCHEDULED;
import static io.apitokens.scheduler.ScheduleState.WAITING_FOR_PERSON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.ApiTokens;
import io.apitokens.IssuedToken;
import io.apitokens.Secret;
import io.apitokens.TokenId;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.okta.OktaIam;
import io.apitokens.testkit.SimulatedOkta;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks the rotation of a token that only a person can create. */
class AssistedRotationTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @SuppressWarnings("NullAway.Init") // set before each test
    private SchedulerStage stage;

    @SuppressWarnings("NullAway.Init") // set before each test
    private SimulatedOkta okta;

    @SuppressWarnings("NullAway.Init") // set before each test
    private OktaIam client;

    @BeforeEach
    void open() throws IOException {
        stage = new SchedulerStage(directory);
        okta = SimulatedOkta.start(stage.time);
        client = OktaIam.builder()
                .orgUrl(okta.baseUrl())
                .allowHttpOnLoopback()
                .apiToken(okta.credential())
                .timeSource(stage.time)
                .build();
        TokenId old = id(okta.openTokenId());
        ApiTokens tokens = client.tokens();
        stage.store("okta").write(IssuedToken.of(tokens.get(old), okta.secretOf(okta.openTokenId())), null);
        stage.apply(stage.common(ScheduledRotation.assisted("okta", tokens, old), "okta")
                .rotateEvery(Duration.ofDays(20))
                .build());
        stage.run(Duration.ofDays(1));
    }

    @AfterEach
    void close() {
        client.close();
        okta.close();
        stage.close();
    }

    private TokenId id(String value) {
        return TokenId.of(client.account(), value);
    }

    private void handIn(String token) {
        stage.scheduler().handIn("okta", id(token), okta.secretOf(token));
        stage.wake("okta");
    }

    @Test
    void itWaitsForTheSuccessorStoresItOverlapsAndRevokesTheOldOne() throws IOException {
        assertEquals(SCHEDULED, stage.entry("okta").state());
        stage.run(Duration.ofDays(20));
        assertEquals(WAITING_FOR_PERSON, stage.entry("okta").state());
        assertTrue(okta.accepts(okta.secretOf(okta.openTokenId())));

        String successor = okta.addToken("made by ada");
        handIn(successor);
        stage.run();
        assertEquals(ROTATING, stage.entry("okta").state());
        assertEquals(
                okta.secretOf(successor),
                stage.store("okta").read().orElseThrow().secret());
        assertTrue(okta.liveTokenIds().contains(okta.openTokenId()));

        stage.run(SchedulerStage.OVERLAP);
        assertFalse(okta.liveTokenIds().contains(okta.openTokenId()));
        assertEquals(id(successor), stage.token("okta"));
        assertEquals(SCHEDULED, stage.entry("okta").state());
    }

    @Test
    void handingTheSameSecretInAgainContinuesAfterACrash() throws IOException {
        stage.run(Duration.ofDays(20));
        String successor = okta.addToken("made by ada");
        // The process died between the write to the store and the record.
        String version = stage.store("okta").read().orElseThrow().version();
        IssuedToken issued = IssuedToken.of(client.tokens().get(id(successor)), okta.secretOf(successor));
        stage.store("okta").write(issued, version);
        handIn(successor);
        stage.run(Duration.ofDays(1));
        assertEquals(id(successor), stage.token("okta"));
    }

    @Test
    void whatIsNoSuccessorIsRefusedAndNothingIsChanged() throws IOException {
        String successor = okta.addToken("made by ada");
        stage.run(Duration.ofDays(20));
        Secret old = stage.store("okta").read().orElseThrow().secret();
        RotationScheduler scheduler = stage.scheduler();
        assertThrows(
                InvalidInputException.class,
                () -> scheduler.handIn("okta", id(successor), Secret.of("00simfakefakefakefakefakefakefakefakefakef")));
        assertThrows(InvalidInputException.class, () -> scheduler.handIn("okta", id(okta.openTokenId()), old));
        assertThrows(
                InvalidInputException.class,
                () -> scheduler.handIn("unknown", id(successor), okta.secretOf(successor)));
        assertEquals(old, stage.store("okta").read().orElseThrow().secret());

        String other = okta.addToken("other");
        IssuedToken foreign = IssuedToken.of(client.tokens().get(id(other)), okta.secretOf(other));
        stage.store("okta")
                .write(foreign, stage.store("okta").read().orElseThrow().version());
        assertThrows(ConfigurationException.class, () -> handIn(successor));
    }
}
