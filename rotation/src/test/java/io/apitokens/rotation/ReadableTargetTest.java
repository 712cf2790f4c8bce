package io.apitokens.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.apitokens.Account;
import io.apitokens.IssuedToken;
import io.apitokens.Secret;
import io.apitokens.SecretStatus;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.error.CallFacts;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.Outcome;
import io.apitokens.spi.RotationTarget;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.MemorySecretStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests rotations of a target with two places, whose secrets the caller chooses and the vendor returns again. */
class ReadableTargetTest {

    private static final Account APP = new Account("acme", "app");

    private final ManualTimeSource time = ManualTimeSource.startingAt(Instant.parse("2030-01-15T10:00:00Z"));
    private final TwoPlaces target = new TwoPlaces();
    private final MemorySecretStore store = MemorySecretStore.create();
    private final Journal journal = Journal.inMemory();
    private TokenId predecessor;

    /** An application with at most two client secrets. */
    private final class TwoPlaces implements RotationTarget {

        private final Map<TokenId, Secret> secrets = new LinkedHashMap<>();
        private boolean isResponseLost;
        private int made;

        IssuedToken add(Secret secret) {
            TokenId id = TokenId.of(APP, "secret-" + ++made);
            secrets.put(id, secret);
            return IssuedToken.of(token(id), secret);
        }

        private Token token(TokenId id) {
            return Token.builder(id, this)
                    .name("client secret")
                    .created(time.instant())
                    .build();
        }

        @Override
        public Account account() {
            return APP;
        }

        @Override
        public Token get(TokenId id) {
            return token(id);
        }

        @Override
        public List<Token> list() {
            return secrets.keySet().stream().map(this::token).toList();
        }

        @Override
        public OptionalInt freePlaces() {
            return OptionalInt.of(2 - secrets.size());
        }

        @Override
        public Order order(Token old, String nonce) {
            Secret chosen = Secret.of("fake-chosen-" + nonce);
            Mark mark = new Mark(old.id(), nonce, Hashes.hex(16, nonce, chosen.expose()));
            return new Order() {
                @Override
                public String name() {
                    return "client secret";
                }

                @Override
                public Mark mark() {
                    return mark;
                }

                @Override
                public Optional<Secret> chosen() {
                    return Optional.of(chosen);
                }

                @Override
                public IssuedToken send() {
                    IssuedToken issued = add(chosen);
                    if (isResponseLost) {
                        throw ConfigurationException.of(
                                CallFacts.NO_CALL.with(Outcome.UNKNOWN), "the response was lost", null);
                    }
                    return issued;
                }
            };
        }

        @Override
        public boolean isMadeBy(Token token, Mark mark) {
            Secret secret = secrets.get(token.id());
            return secret != null && mark.value().equals(Hashes.hex(16, mark.nonce(), secret.expose()));
        }

        @Override
        public Recognition recognition() {
            return Recognition.CONTENT;
        }

        @Override
        public boolean canReread() {
            return true;
        }

        @Override
        public Optional<Secret> reread(Token token) {
            return Optional.ofNullable(secrets.get(token.id()));
        }

        @Override
        public SecretStatus verify(Secret secret) {
            return secrets.containsValue(secret) ? SecretStatus.ACCEPTED : SecretStatus.REJECTED;
        }

        @Override
        public void retire(TokenId id) {
            secrets.remove(id);
        }
    }

    @BeforeEach
    void deploy() throws IOException {
        IssuedToken first = target.add(Secret.of("fake-first"));
        predecessor = first.token().id();
        store.write(first, null);
    }

    private Rotation rotation() {
        return Rotation.builder(target, predecessor, store, journal)
                .timeSource(time)
                .build();
    }

    private void isDone() throws Exception {
        RotationState.Done done =
                assertInstanceOf(RotationState.Done.class, rotation().run());
        assertEquals(Set.of(done.successor()), target.secrets.keySet());
        assertEquals(
                target.secrets.get(done.successor()), store.read().orElseThrow().secret());
        assertEquals(2, target.made);
    }

    @Test
    void aChosenSecretSurvivesALostResponse() throws Exception {
        target.isResponseLost = true;
        isDone();
    }

    @Test
    void anotherWorkerTakesTheExistingSuccessorInOneFreePlace() throws Exception {
        Rotation waiting = Rotation.builder(target, predecessor, store, journal)
                .timeSource(time)
                .activationDelay(Duration.ofMinutes(1))
                .build();
        assertInstanceOf(RotationState.Waiting.class, waiting.advance());
        time.advance(Duration.ofMinutes(5));
        isDone();
    }

    @Test
    void settingsOfTokensAreRefused() {
        Rotation.Builder builder = Rotation.builder(target, predecessor, store, journal);
        assertThrows(RuntimeException.class, () -> builder.naming(name -> name));
    }
}
