package io.apitokens.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.CanCreate;
import io.apitokens.IssuedToken;
import io.apitokens.Secret;
import io.apitokens.SecretStore;
import io.apitokens.StoredSecret;
import io.apitokens.Token;
import io.apitokens.TokenSpec;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.CreateRolledBackException;
import io.apitokens.error.InvalidRequestException;
import io.apitokens.error.Outcome;
import io.apitokens.error.PartialCreateException;
import io.apitokens.testkit.MemorySecretStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules for storing the secret of a new token in a secret store. */
abstract class StoreRules extends FixtureContract.Rules {

    private CanCreate creator() {
        return stage().tokens().require(CanCreate.class);
    }

    private TokenSpec spec() {
        return stage().spec("ci").build();
    }

    private Token create(SecretStore store) {
        return creator().create(spec(), store);
    }

    private Optional<Token> createIfAbsent(SecretStore store) {
        return creator().createIfAbsent(spec(), store);
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
    void thatHoldsSomethingIsRefusedBeforeAnythingIsSent(@TempDir Path directory) throws IOException {
        MemorySecretStore store = MemorySecretStore.create();
        create(store);
        ConfigurationException refusal = stage().refused(ConfigurationException.class, () -> create(store));
        assertTrue(String.valueOf(refusal.getMessage()).contains(store.id()), refusal.getMessage());
        assertTrue(String.valueOf(refusal.getMessage()).contains("createIfAbsent"), refusal.getMessage());
        assertEquals(1, store.written().size());
        Path written = Files.writeString(directory.resolve("token"), "by hand");
        stage().refused(ConfigurationException.class, () -> create(SecretStore.file(written)));
        assertEquals("by hand", Files.readString(written));
    }

    @Test
    void thatHoldsAWorkingSecretIsLeftAloneByACreateIfAbsent() {
        MemorySecretStore store = MemorySecretStore.create();
        Token token = createIfAbsent(store).orElseThrow();
        assertEquals(Optional.empty(), createIfAbsent(store));
        assertEquals(Optional.empty(), createIfAbsent(store));
        assertEquals(1, store.written().size());
        assertEquals(token, store.written().get(0).token());
        assertTrue(vendor().accepts(store.written().get(0).secret()));
    }

    @Test
    void thatHoldsADeadSecretIsLeftAloneUnlessTheCallerSaysOtherwise() {
        MemorySecretStore store = MemorySecretStore.create();
        stage().tokens().delete(create(store).id());
        Set<String> before = vendor().liveTokenIds();
        ConfigurationException refusal = stage().thrown(ConfigurationException.class, () -> createIfAbsent(store));
        assertEquals(Outcome.NOT_APPLIED, refusal.outcome());
        assertTrue(String.valueOf(refusal.getMessage()).contains("createIfAbsentOrRejected"), refusal.getMessage());
        assertEquals(before, vendor().liveTokenIds());
        Token token = creator().createIfAbsentOrRejected(spec(), store).orElseThrow();
        assertEquals(Set.of(token.id().value()), stage().madeSince(before));
        assertTrue(vendor().accepts(store.written().get(1).secret()));
    }

    @Test
    void thatHoldsASecretOfUnknownStatusIsLeftAlone() {
        MemorySecretStore store = MemorySecretStore.create();
        create(store);
        Set<String> before = vendor().liveTokenIds();
        CanCreate once = stage().client(builder -> builder.retries(0)).require(CanCreate.class);
        stage().next(ContractFault.status(503));
        stage().thrown(ConfigurationException.class, () -> once.createIfAbsent(spec(), store));
        stage().next(ContractFault.status(503));
        stage().thrown(ConfigurationException.class, () -> once.createIfAbsentOrRejected(spec(), store));
        assertEquals(before, vendor().liveTokenIds());
        assertEquals(1, store.written().size());
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
        assertTrue(String.valueOf(error.getCause()).contains("SecretChangedException"), "the cause is another");
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
    void thatDoesNotProveThatItStoredNothingHasTheTokenKeptAndTheSecretGivenToTheCallerOnce() {
        for (Throwable failure :
                List.of(new IOException("full"), new IllegalStateException("odd"), new StackOverflowError("deep"))) {
            Set<String> before = vendor().liveTokenIds();
            assertKept(stage().thrown(PartialCreateException.class, () -> create(failing(failure, () -> {}))), before);
        }
    }

    private void assertKept(PartialCreateException error, Set<String> before) {
        assertEquals(Outcome.APPLIED, error.outcome());
        assertEquals(Set.of(error.id().orElseThrow().value()), stage().madeSince(before));
        assertTrue(vendor().accepts(error.takeSecret().orElseThrow()));
        assertTrue(error.takeSecret().isEmpty(), "it is returned once");
    }

    /** Returns a secret store in which another writer is first. */
    private SecretStore raced(Runnable then) {
        return writing((store, issued, version) -> {
            stage().hidden(issued.secret());
            store.write(IssuedToken.of(issued.token(), Secret.of("simOfAnother")), version);
            then.run();
            return store.write(issued, version);
        });
    }

    @Test
    void thatLostARaceHasTheTokenDeletedAgainEvenIfThatResponseIsLost() {
        Set<String> before = vendor().liveTokenIds();
        stage().thrown(
                        CreateRolledBackException.class,
                        () -> create(raced(() -> stage().next(ContractFault.Kind.RESPONSE_LOST))));
        assertEquals(before, vendor().liveTokenIds());
    }

    @Test
    void thatLostARaceForATokenThatCannotBeDeletedHasTheSecretGivenToTheCallerOnce() {
        Set<String> before = vendor().liveTokenIds();
        assertKept(
                stage().thrown(
                                PartialCreateException.class,
                                () -> create(raced(() -> stage().next(ContractFault.status(403))))),
                before);
    }

    @Test
    void thatLostARaceHasTheTokenDeletedAgainIfOnlyALookUpProvesIt() {
        Set<String> before = vendor().liveTokenIds();
        ContractFault doubtful = ContractFault.of(ContractFault.Kind.STATUS_AFTER_COMMIT, 500);
        CreateRolledBackException error =
                stage().thrown(CreateRolledBackException.class, () -> create(raced(() -> stage().next(doubtful))));
        assertEquals(Outcome.NOT_APPLIED, error.outcome());
        assertEquals(before, vendor().liveTokenIds());
    }

    @Test
    void thatLostARaceForATokenWhoseDeletionNothingProvesHasTheSecretGivenToTheCallerOnce() {
        for (ContractFault doubtful : List.of(
                ContractFault.of(ContractFault.Kind.HTML, 200), ContractFault.status(202), ContractFault.status(500))) {
            Set<String> before = vendor().liveTokenIds();
            assertKept(
                    stage().thrown(PartialCreateException.class, () -> create(raced(() -> stage().next(doubtful)))),
                    before);
        }
    }

    @Test
    void thatLostARaceForATokenThatCannotBeLookedUpHasTheSecretGivenToTheCallerOnce() {
        PartialCreateException error = stage().thrown(
                        PartialCreateException.class,
                        () -> create(raced(() -> {
                            vendor().inject(ContractFault.status(403), 1);
                            vendor().inject(ContractFault.of(ContractFault.Kind.STATUS_AFTER_COMMIT, 500), 0);
                        })));
        assertEquals(Outcome.APPLIED, error.outcome());
        assertTrue(error.takeSecret().isPresent());
    }

    @Test
    void thatLostARaceOnAnInterruptedThreadStillHasTheTokenDeletedAndTheFlagStays() {
        Set<String> before = vendor().liveTokenIds();
        stage().thrown(
                        CreateRolledBackException.class,
                        () -> create(raced(() -> Thread.currentThread().interrupt())));
        assertTrue(Thread.interrupted(), "the flag was lost");
        assertEquals(before, vendor().liveTokenIds());
    }

    @Test
    void whoseWriteAnInterruptEndedIsWrittenAgainAndTheFlagStays() {
        AtomicBoolean first = new AtomicBoolean(true);
        List<Secret> kept = new ArrayList<>();
        Token token = create(writing((store, issued, version) -> {
            if (first.getAndSet(false)) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted");
            }
            kept.add(stage().hidden(issued.secret()));
            return store.write(issued, version);
        }));
        assertTrue(Thread.interrupted(), "the flag was lost");
        assertTrue(vendor().liveTokenIds().contains(token.id().value()));
        assertTrue(vendor().accepts(kept.get(0)));
    }

    @Test
    void isNotUsedWhenNoTokenWasMade() {
        stage().next(ContractFault.status(400));
        MemorySecretStore untouched = MemorySecretStore.create();
        stage().thrown(InvalidRequestException.class, () -> create(untouched));
        assertEquals(List.of(), untouched.written());
    }
}
