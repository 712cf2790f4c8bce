package io.apitokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.error.ConfigurationException;
import io.apitokens.error.CreateRolledBackException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.Outcome;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A create into a store that may already hold a secret changes nothing while that secret works. */
class CreateIfAbsentTest {

    private static final TokenSpec SPEC = TokenSpec.builder("ci")
            .grant("ADMIN", Resource.account())
            .neverExpires()
            .build();

    private final MemoryTokens tokens = new MemoryTokens("1");
    private final Place store = new Place();

    /** A store in memory, in which another writer can be first. */
    private static final class Place implements SecretStore {

        private @Nullable StoredSecret stored;
        private int writes;
        private boolean raced;

        @Override
        public String id() {
            return "memory:place";
        }

        @Override
        public void check() {}

        @Override
        public Optional<StoredSecret> read() {
            return Optional.ofNullable(stored);
        }

        @Override
        public String write(IssuedToken issued, @Nullable String expectedVersion) throws IOException {
            writes++;
            if (raced) {
                stored = StoredSecret.of(Secret.of("fake-of-another"), "9");
            }
            String present = stored == null ? null : stored.version();
            if (present == null ? expectedVersion != null : !present.equals(expectedVersion)) {
                throw new SecretChangedException("memory");
            }
            stored = StoredSecret.of(issued.secret(), "v" + writes);
            return "v" + writes;
        }
    }

    private ConfigurationException refused() {
        StoredSecret before = store.stored;
        ConfigurationException refusal =
                assertThrows(ConfigurationException.class, () -> tokens.createIfAbsent(SPEC, store));
        assertEquals(Outcome.NOT_APPLIED, refusal.outcome());
        assertEquals(before, store.stored);
        assertEquals(Set.of(), tokens.alive.keySet());
        return refusal;
    }

    @Test
    void anEmptyStoreGetsTheSecretOfANewToken() {
        Token token = tokens.createIfAbsent(SPEC, store).orElseThrow();
        assertEquals(Set.of(token.id()), tokens.alive.keySet());
        assertEquals(MemoryTokens.ISSUED, store.stored.secret());
    }

    @Test
    void aStoredSecretThatWorksIsKeptHoweverOftenItIsCalled() {
        tokens.createIfAbsent(SPEC, store);
        assertEquals(Optional.empty(), tokens.createIfAbsent(SPEC, store));
        assertEquals(Optional.empty(), tokens.createIfAbsentOrRejected(SPEC, store));
        assertEquals(1, tokens.alive.size());
        assertEquals(1, store.writes);
    }

    @Test
    void aRejectedSecretIsKeptUnlessTheCallerSaysOtherwise() {
        store.stored = StoredSecret.of(Secret.of("fake-dead"), "1");
        tokens.recognized = store.stored.secret();
        String message = refused().getMessage();
        assertTrue(message.contains("the secret store memory:place holds a secret that the vendor rejects"), message);
        assertTrue(message.contains("createIfAbsentOrRejected"), message);
        Token token = tokens.createIfAbsentOrRejected(SPEC, store).orElseThrow();
        assertEquals(Set.of(token.id()), tokens.alive.keySet());
        assertEquals(MemoryTokens.ISSUED, store.stored.secret());
    }

    @Test
    void aSecretOfUnknownStatusIsKeptWhateverTheCallerSays() {
        store.stored = StoredSecret.of(Secret.of("fake-unknown"), "1");
        tokens.verified = SecretStatus.UNKNOWN;
        assertTrue(refused().getMessage().contains("nothing was changed"));
        assertThrows(ConfigurationException.class, () -> tokens.createIfAbsentOrRejected(SPEC, store));
        assertEquals(Set.of(), tokens.alive.keySet());
    }

    @Test
    void somethingThatCannotBeASecretIsKeptWhateverTheCallerSays() {
        store.stored = StoredSecret.of(Secret.of("fake notes of an operator"), "1");
        tokens.failure = InvalidInputException.of("credential", "has a space");
        assertTrue(refused().getMessage().contains("cannot be a secret of this vendor"));
        assertThrows(ConfigurationException.class, () -> tokens.createIfAbsentOrRejected(SPEC, store));
        assertEquals(0, store.writes);
    }

    @Test
    void somethingWithoutTheFormOfTheVendorsSecretsIsKeptAlthoughTheVendorRejectsIt() {
        store.stored = StoredSecret.of(Secret.of("fake-password-of-a-database"), "1");
        assertTrue(refused().getMessage().contains("cannot be a secret of this vendor"));
        assertThrows(ConfigurationException.class, () -> tokens.createIfAbsentOrRejected(SPEC, store));
        assertEquals(0, store.writes);
    }

    @Test
    void onlyTheVersionThatWasVerifiedIsReplaced() {
        store.stored = StoredSecret.of(Secret.of("fake-dead"), "1");
        tokens.recognized = store.stored.secret();
        store.raced = true;
        assertThrows(CreateRolledBackException.class, () -> tokens.createIfAbsentOrRejected(SPEC, store));
        assertEquals("fake-of-another", store.stored.secret().expose());
        assertEquals(Set.of(), tokens.alive.keySet());
    }
}
