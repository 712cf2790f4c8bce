package io.apitokens.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.CanCreate;
import io.apitokens.IssuedToken;
import io.apitokens.Secret;
import io.apitokens.SecretSink;
import io.apitokens.Token;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.CreateUndoneException;
import io.apitokens.error.InvalidRequestException;
import io.apitokens.error.Outcome;
import io.apitokens.error.PartialCreateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the secret of a new token reaches the place where it is kept. */
abstract class SinkRules extends FixtureContract.Rules {

    private Token create(SecretSink sink) {
        return stage().tokens()
                .require(CanCreate.class)
                .create(vendor().spec("ci").expiresAfter(Stage.LIFETIME).build(), sink);
    }

    /** Fails to store, after whatever else a test wants to happen then. */
    private SecretSink failing(Throwable failure, Runnable first) {
        return issued -> {
            stage().hidden(issued.secret());
            first.run();
            SinkRules.<IOException>sneak(failure);
        };
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void sneak(Throwable failure) throws E {
        throw (E) failure;
    }

    @Test
    void hasTheSecretBeforeTheTokenIsReturned() {
        List<IssuedToken> stored = new ArrayList<>();
        Token token = create(stored::add);
        assertEquals(1, stored.size());
        assertEquals(token, stored.get(0).token());
        assertTrue(vendor().accepts(stored.get(0).secret()));
    }

    @Test
    void canBeAFile(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("token");
        Token token = create(SecretSink.file(file));
        assertTrue(vendor().accepts(Secret.fromFile(file)));
        assertTrue(vendor().liveTokenIds().contains(token.id().value()));
        try (var files = Files.list(directory)) {
            assertEquals(List.of(file), files.toList(), "something else was left behind");
        }
    }

    @Test
    void thatCannotStoreIsFoundOutBeforeAnythingIsSent(@TempDir Path directory) {
        ConfigurationException missing = stage().refused(
                        ConfigurationException.class,
                        () -> create(
                                SecretSink.file(directory.resolve("missing").resolve("token"))));
        assertEquals(Outcome.NOT_APPLIED, missing.outcome());
        stage().refused(
                        ConfigurationException.class,
                        () -> create(new SecretSink() {
                            @Override
                            public void check() throws IOException {
                                throw new IOException("locked");
                            }

                            @Override
                            public void store(IssuedToken issued) {
                                throw new AssertionError("stored although it said that it cannot");
                            }
                        }));
    }

    @Test
    void thatFailsToStoreHasTheTokenDeletedAgain() {
        Set<String> before = vendor().liveTokenIds();
        for (Throwable failure :
                List.of(new IOException("full"), new IllegalStateException("odd"), new StackOverflowError("deep"))) {
            CreateUndoneException error =
                    stage().thrown(CreateUndoneException.class, () -> create(failing(failure, () -> {})));
            assertEquals(Outcome.NOT_APPLIED, error.outcome());
            assertSame(failure, error.getCause());
            assertEquals(before, vendor().liveTokenIds());
        }
    }

    @Test
    void thatFailsToStoreHasTheTokenDeletedAgainEvenIfThatAnswerIsLost() {
        Set<String> before = vendor().liveTokenIds();
        stage().thrown(
                        CreateUndoneException.class,
                        () -> create(
                                failing(new IOException("full"), () -> stage().next(ContractFault.Kind.ANSWER_LOST))));
        assertEquals(before, vendor().liveTokenIds());
    }

    @Test
    void thatFailsToStoreATokenThatCannotBeDeletedHasTheSecretGivenToTheCallerOnce() {
        Set<String> before = vendor().liveTokenIds();
        IOException failure = new IOException("full");
        PartialCreateException error = stage().thrown(
                        PartialCreateException.class,
                        () -> create(failing(failure, () -> stage().next(ContractFault.status(403)))));
        assertEquals(Outcome.APPLIED, error.outcome());
        assertSame(failure, error.getCause());
        assertEquals(Set.of(error.id().orElseThrow().value()), stage().madeSince(before));
        assertTrue(vendor().accepts(error.takeSecret().orElseThrow()));
        assertTrue(error.takeSecret().isEmpty(), "it is handed out once");
    }

    @Test
    void thatFailsOnAnInterruptedThreadHasTheTokenDeletedAllTheSameAndTheFlagStays() {
        Set<String> before = vendor().liveTokenIds();
        stage().thrown(
                        CreateUndoneException.class,
                        () -> create(failing(
                                new IOException("interrupted"),
                                () -> Thread.currentThread().interrupt())));
        assertTrue(Thread.interrupted(), "the flag was lost");
        assertEquals(before, vendor().liveTokenIds());
    }

    @Test
    void isNotAskedToStoreWhatWasNotMade() {
        stage().next(ContractFault.status(400));
        SecretSink untouched = issued -> {
            throw new AssertionError("there is nothing to store");
        };
        stage().thrown(InvalidRequestException.class, () -> create(untouched));
    }
}
