package io.apitokens.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.CanCreate;
import io.apitokens.IssuedToken;
import io.apitokens.Secret;
import io.apitokens.SecretChangedException;
import io.apitokens.SecretStore;
import io.apitokens.StoredSecret;
import io.apitokens.Token;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.CreateRolledBackException;
import io.apitokens.error.InvalidRequestException;
import io.apitokens.error.Outcome;
import io.apitokens.error.PartialCreateException;
import io.apitokens.testkit.MemorySecretStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules for storing the secret of a new token in a secret store. */
abstract class StoreRules extends FixtureContract.Rules {

    private Token create(SecretStore store) {
        return stage().tokens()
                .require(CanCreate.class)
                .create(vendor().spec("ci").expiresAfter(Stage.LIFETIME).build(), store);
    }

    /** Returns a secret store whose write runs an action and then throws the failure. */
    private SecretStore failing(Throwable failure, Runnable first) {
        return writing((store, issued, version) -> {
            stage().hidden(issued.secret());
            first.run();
            StoreRules.<IOException>sneak(failure);
            throw new AssertionError("it is thrown there");
        });
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void sneak(Throwable failure) throws E {
        throw (E) failure;
    }

    @FunctionalInterface
    private interface Write {
        String write(MemorySecretStore store, IssuedToken issued, @Nullable String version) throws IOException;
    }

    /** Returns a secret store in memory with a custom write. */
    private static SecretStore writing(Write write) {
        MemorySecretStore store = MemorySecretStore.create();
        return new SecretStore() {
            @Override
            public String id() {
                return store.id();
            }

            @Override
            public void check() throws IOException {
                store.check();
            }

            @Override
            public Optional<StoredSecret> read() throws IOException {
                return store.read();
            }

            @Override
            public String write(IssuedToken issued, @Nullable String expectedVersion) throws IOException {
                return write.write(store, issued, expectedVersion);
            }
        };
    }

    @Test
    void hasTheSecretBeforeTheTokenIsReturned() {
        MemorySecretStore store = MemorySecretStore.create();
        Token token = create(store);
        assertEquals(1, store.written().size());
        assertEquals(token, store.written().get(0).token());
        assertTrue(vendor().accepts(store.written().get(0).secret()));
    }

    @Test
    void thatHoldsAnOlderSecretGetsTheNewOne() {
        MemorySecretStore store = MemorySecretStore.create();
        create(store);
        create(store);
        assertEquals(2, store.written().size());
    }

    @Test
    void whoseResponseWasLostAlthoughItStoredIsConfirmedByReadingItBack() {
        MemorySecretStore store = MemorySecretStore.create().failAfterWrites("no response");
        Token token = create(store);
        assertEquals(token, store.written().get(0).token());
        assertTrue(vendor().liveTokenIds().contains(token.id().value()));
    }

    @Test
    void thatGivesAnotherSecretBackHasTheTokenDeletedAgain() {
        Set<String> before = vendor().liveTokenIds();
        Secret foreign = Secret.of("simOfAnotherWriter");
        SecretStore overwritten = writing((store, issued, version) -> {
            stage().hidden(issued.secret());
            return store.write(IssuedToken.of(issued.token(), foreign), version);
        });
        CreateRolledBackException error = stage().thrown(CreateRolledBackException.class, () -> create(overwritten));
        assertEquals(Outcome.NOT_APPLIED, error.outcome());
        assertEquals(before, vendor().liveTokenIds());
    }

    @Test
    void thatWasWrittenByAnotherMeanwhileHasTheTokenDeletedAgain() throws IOException {
        Set<String> before = vendor().liveTokenIds();
        SecretStore raced = writing((store, issued, version) -> {
            stage().hidden(issued.secret());
            store.write(IssuedToken.of(issued.token(), Secret.of("simOfAnotherWriter")), version);
            return store.write(issued, version);
        });
        CreateRolledBackException error = stage().thrown(CreateRolledBackException.class, () -> create(raced));
        assertInstanceOf(SecretChangedException.class, error.getCause());
        assertEquals(before, vendor().liveTokenIds());
        assertEquals("simOfAnotherWriter", raced.read().orElseThrow().secret().expose());
    }

    @Test
    void canBeAFile(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("token");
        Token token = create(SecretStore.file(file));
        assertTrue(vendor().accepts(Secret.fromFile(file)));
        assertTrue(vendor().liveTokenIds().contains(token.id().value()));
        try (var files = Files.list(directory)) {
            assertEquals(
                    Set.of(file, directory.resolve(".token.lock")),
                    files.collect(Collectors.toSet()),
                    "something else was left behind");
        }
    }

    @Test
    void thatCannotWriteIsDetectedBeforeAnythingIsSent(@TempDir Path directory) {
        ConfigurationException missing = stage().refused(
                        ConfigurationException.class,
                        () -> create(
                                SecretStore.file(directory.resolve("missing").resolve("token"))));
        assertEquals(Outcome.NOT_APPLIED, missing.outcome());
        stage().refused(
                        ConfigurationException.class,
                        () -> create(MemorySecretStore.create().failAlways("locked")));
    }

    @Test
    void thatFailsToStoreHasTheTokenDeletedAgain() {
        Set<String> before = vendor().liveTokenIds();
        for (Throwable failure :
                List.of(new IOException("full"), new IllegalStateException("odd"), new StackOverflowError("deep"))) {
            CreateRolledBackException error =
                    stage().thrown(CreateRolledBackException.class, () -> create(failing(failure, () -> {})));
            assertEquals(Outcome.NOT_APPLIED, error.outcome());
            assertEquals(failure.getClass().getName(), error.getCause().toString(), "a cause has no message");
            assertEquals(before, vendor().liveTokenIds());
        }
    }

    @Test
    void thatFailsToStoreHasTheTokenDeletedAgainEvenIfThatResponseIsLost() {
        Set<String> before = vendor().liveTokenIds();
        stage().thrown(
                        CreateRolledBackException.class,
                        () -> create(failing(
                                new IOException("full"), () -> stage().next(ContractFault.Kind.RESPONSE_LOST))));
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
        assertEquals(failure.getClass().getName(), error.getCause().toString(), "a cause has no message");
        assertEquals(Set.of(error.id().orElseThrow().value()), stage().madeSince(before));
        assertTrue(vendor().accepts(error.takeSecret().orElseThrow()));
        assertTrue(error.takeSecret().isEmpty(), "it is returned once");
    }

    @Test
    void thatFailsOnAnInterruptedThreadStillHasTheTokenDeletedAndTheFlagStays() {
        Set<String> before = vendor().liveTokenIds();
        stage().thrown(
                        CreateRolledBackException.class,
                        () -> create(failing(
                                new IOException("interrupted"),
                                () -> Thread.currentThread().interrupt())));
        assertTrue(Thread.interrupted(), "the flag was lost");
        assertEquals(before, vendor().liveTokenIds());
    }

    @Test
    void isNotUsedWhenNoTokenWasMade() {
        stage().next(ContractFault.status(400));
        MemorySecretStore untouched = MemorySecretStore.create();
        stage().thrown(InvalidRequestException.class, () -> create(untouched));
        assertEquals(List.of(), untouched.written());
    }
}
