package io.apitokens.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.ApiTokens;
import io.apitokens.CanCreate;
import io.apitokens.IssuedToken;
import io.apitokens.Secret;
import io.apitokens.SecretStore;
import io.apitokens.StoredSecret;
import io.apitokens.TokenSpec;
import io.apitokens.error.ApiTokenException;
import io.apitokens.testkit.MemorySecretStore;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rules for the time of a create with its verification, its search and its rollback. */
abstract class TimeoutRules extends FixtureContract.Rules {

    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    /** Milliseconds of one exchange, so that the time is over in each of up to eight exchanges. */
    private static final List<Integer> LENGTHS = List.of(60, 125, 200, 240, 320, 450, 640, 700, 1100);

    private TokenSpec spec() {
        return stage().spec("ci").build();
    }

    private void assertIsOverInTime(int each, Consumer<CanCreate> work) {
        try (SlowTransport slow = new SlowTransport(stage().timeSource(), Duration.ofMillis(each))) {
            ApiTokens tokens = stage().client(
                            builder -> builder.transport(slow).timeout(TIMEOUT).withoutRateLimiting());
            long start = stage().timeSource().nanoTime();
            try {
                work.accept(tokens.require(CanCreate.class));
            } catch (ApiTokenException failed) {
                stage().assertShowsNoSecret(failed);
            }
            Duration took = Duration.ofNanos(stage().timeSource().nanoTime() - start);
            assertTrue(took.compareTo(TIMEOUT) <= 0, () -> "took " + took + " with exchanges of " + each + " ms");
        }
    }

    @Test
    void ofACreateIsTheWholeTimeThatItTakes() {
        for (int each : LENGTHS) {
            assertIsOverInTime(
                    each, tokens -> stage().hidden(tokens.create(spec()).secret()));
        }
    }

    @Test
    void ofACreateWhoseResponseWasLostIncludesTheSearch() {
        for (int each : LENGTHS) {
            stage().next(ContractFault.Kind.RESPONSE_LOST);
            assertIsOverInTime(each, tokens -> tokens.create(spec()));
        }
    }

    @Test
    void ofACreateThatIsRolledBackIncludesTheRollbackAndItsLookUp() {
        for (int each : LENGTHS) {
            assertIsOverInTime(each, tokens -> tokens.create(spec(), new RacedStore()));
        }
    }

    @Test
    void ofACreateInPlaceOfADeadSecretIncludesTheVerification() throws IOException {
        IssuedToken dead = stage().create("dead");
        stage().tokens().delete(dead.token().id());
        for (int each : LENGTHS) {
            MemorySecretStore store = MemorySecretStore.create();
            store.write(dead, null);
            assertIsOverInTime(each, tokens -> tokens.createIfAbsentOrRejected(spec(), store));
        }
    }

    /** A secret store in which another writer is first. The vendor's response to the deletion proves nothing. */
    private final class RacedStore implements SecretStore {

        private final MemorySecretStore store = MemorySecretStore.create();

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
            stage().hidden(issued.secret());
            store.write(IssuedToken.of(issued.token(), Secret.of("simOfAnother")), expectedVersion);
            stage().next(ContractFault.of(ContractFault.Kind.STATUS_AFTER_COMMIT, 500));
            return store.write(issued, expectedVersion);
        }
    }
}
