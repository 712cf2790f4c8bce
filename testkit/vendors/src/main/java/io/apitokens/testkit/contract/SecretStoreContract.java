package io.apitokens.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.IssuedToken;
import io.apitokens.Secret;
import io.apitokens.SecretChangedException;
import io.apitokens.SecretStore;
import io.apitokens.StoredSecret;
import io.apitokens.Token;
import io.apitokens.TokenId;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The rules for every implementation of {@link SecretStore}. Each test name states one rule.
 *
 * <p>Extend it in the tests of a secret store. Each test runs in a new instance, which must use its own storage
 * location. The suite never sleeps in real time.
 */
public abstract class SecretStoreContract {

    private static final int ROUNDS = 50;

    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    /** Creates the suite. For the test class of a secret store. */
    protected SecretStoreContract() {}

    /**
     * Creates a secret store at the storage location of this test, which is empty at first. Called several times in a
     * test; all stores of a test share the location, as those of several processes do.
     *
     * @return a secret store at the shared location
     * @throws IOException if the store cannot be created
     */
    protected abstract SecretStore store() throws IOException;

    /**
     * Makes every later write to the storage location fail, in a way that occurs in production: the location is
     * missing, sealed or forbidden.
     *
     * @throws IOException if the location cannot be changed
     */
    protected abstract void breakDown() throws IOException;

    @AfterEach
    final void stopThreads() {
        threads.shutdownNow();
    }

    private static IssuedToken issued(String secret) {
        Token token = Token.builder(TokenId.parse("acme/1/t1"), "record").build();
        return IssuedToken.of(token, Secret.of(secret));
    }

    private static StoredSecret stored(SecretStore store) throws IOException {
        return store.read().orElseThrow();
    }

    private static String text(SecretStore store) throws IOException {
        return stored(store).secret().expose();
    }

    @Test
    final void nothingIsStoredAtFirst() throws IOException {
        assertTrue(store().read().isEmpty());
    }

    @Test
    final void theIdIsOneWordAndTheSameForEveryStoreOfThePlace() throws IOException {
        SecretStore store = store();
        String id = store.id();
        assertTrue(id.matches("[!-~]{1,1000}"), "not visible ASCII of at most 1000 characters");
        store.write(issued("simCanaryOfTheId"), null);
        assertEquals(id, store.id());
        assertEquals(id, store().id());
        assertFalse(id.contains("simCanaryOfTheId"), "a secret is shown");
    }

    @Test
    final void aSecretIsKeptAsItIsOrRefused() throws IOException {
        // Half of a surrogate pair: no encoding has it, and most libraries replace it in silence.
        String odd = "sim\ud800secret";
        SecretStore store = store();
        String version;
        try {
            version = store.write(issued(odd), null);
        } catch (IOException refused) {
            assertTrue(store.read().isEmpty(), "a refused write stored something");
            return;
        }
        assertEquals(version, stored(store).version());
        assertTrue(stored(store).secret().expose().equals(odd), "the secret was changed");
    }

    @Test
    final void whatWasWrittenIsReadBack() throws IOException {
        SecretStore store = store();
        String version = store.write(issued("simFirst"), null);
        assertEquals("simFirst", text(store));
        assertEquals(version, stored(store).version());
        assertEquals("simFirst", text(store()), "by another store of the same location");
    }

    @Test
    final void anyVisibleCharacterIsStoredAsItIs() throws IOException {
        SecretStore store = store();
        String secret = "sim\"\\/'$%&<>{}[]+=.,;:_-~`^!?|*()#@";
        store.write(issued(secret), null);
        assertEquals(secret, text(store));
    }

    @Test
    final void aWriteGivesANewVersion() throws IOException {
        SecretStore store = store();
        String first = store.write(issued("simFirst"), null);
        String second = store.write(issued("simSecond"), first);
        assertNotEquals(first, second);
        assertEquals("simSecond", text(store));
        assertEquals(second, stored(store).version());
    }

    @Test
    final void anOlderVersionIsRefused() throws IOException {
        SecretStore store = store();
        String first = store.write(issued("simFirst"), null);
        store().write(issued("simSecond"), first);
        assertThrowsExactly(SecretChangedException.class, () -> store.write(issued("simThird"), first));
        assertThrowsExactly(SecretChangedException.class, () -> store.write(issued("simThird"), null));
    }

    @Test
    final void aVersionThatWasNeverGivenIsRefused() throws IOException {
        SecretStore store = store();
        assertThrowsExactly(SecretChangedException.class, () -> store.write(issued("simFirst"), "sim-never-given"));
        assertTrue(store.read().isEmpty(), "a refused write stored it");
    }

    @Test
    final void aRefusedWriteChangesNothing() throws IOException {
        SecretStore store = store();
        String version = store.write(issued("simFirst"), null);
        assertThrowsExactly(SecretChangedException.class, () -> store.write(issued("simSecond"), null));
        assertEquals("simFirst", text(store));
        assertEquals(version, stored(store).version());
        store.write(issued("simThird"), version);
        assertEquals("simThird", text(store));
    }

    @Test
    final void ofTwoWritersOneWins() throws Exception {
        String version = null;
        List<SecretStore> stores = List.of(store(), store());
        for (int round = 0; round < ROUNDS; round++) {
            CyclicBarrier start = new CyclicBarrier(stores.size());
            List<Future<@Nullable String>> writers = new ArrayList<>();
            for (int i = 0; i < stores.size(); i++) {
                writers.add(threads.submit(writer(stores.get(i), "sim-" + round + "-" + i, version, start)));
            }
            version = winner(writers, round);
        }
    }

    private static Callable<@Nullable String> writer(
            SecretStore store, String secret, @Nullable String expected, CyclicBarrier start) {
        return () -> {
            start.await(10, TimeUnit.SECONDS);
            try {
                return store.write(issued(secret), expected);
            } catch (SecretChangedException another) {
                return null;
            }
        };
    }

    private String winner(List<Future<@Nullable String>> writers, int round) throws Exception {
        List<String> versions = new ArrayList<>();
        String secret = "";
        for (int i = 0; i < writers.size(); i++) {
            String version = writers.get(i).get(1, TimeUnit.MINUTES);
            if (version != null) {
                versions.add(version);
                secret = "sim-" + round + "-" + i;
            }
        }
        assertEquals(1, versions.size(), "winners");
        assertEquals(secret, text(store()));
        assertEquals(versions.get(0), stored(store()).version());
        return versions.get(0);
    }

    @Test
    final void aReaderSeesTheOldSecretOrTheNewOneWhole() throws Exception {
        List<String> secrets = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            secrets.add("sim-" + i + "-" + "x".repeat(i * 53 % 4001));
        }
        SecretStore written = store();
        String first = written.write(issued(secrets.get(0)), null);
        Future<Void> writer = threads.submit(() -> {
            String version = first;
            for (String secret : secrets.subList(1, ROUNDS)) {
                version = written.write(issued(secret), version);
            }
            return null;
        });
        SecretStore read = store();
        int last = 0;
        while (!writer.isDone()) {
            int seen = secrets.indexOf(text(read));
            assertTrue(seen >= last, "a part of a secret, or an older one than before");
            last = seen;
        }
        writer.get();
        assertEquals(secrets.get(ROUNDS - 1), text(read));
    }

    @Test
    final void aCheckChangesNothing() throws IOException {
        SecretStore store = store();
        store.check();
        assertTrue(store.read().isEmpty());
        String version = store.write(issued("simFirst"), null);
        store.check();
        assertEquals("simFirst", text(store));
        assertEquals(version, stored(store).version());
    }

    @Test
    final void aCheckFailsWhereAWriteWouldFail() throws IOException {
        SecretStore store = store();
        breakDown();
        assertThrows(IOException.class, store::check);
        assertThrows(IOException.class, () -> store.write(issued("simFirst"), null));
    }

    @Test
    final void aCheckFailsWhereAWriteWouldFailAlsoIfSomethingIsStored() throws IOException {
        SecretStore store = store();
        String version = store.write(issued("simFirst"), null);
        breakDown();
        assertThrows(IOException.class, store::check);
        assertThrows(IOException.class, () -> store.write(issued("simSecond"), version));
    }

    @Test
    final void noSecretIsShown() throws IOException {
        SecretStore store = store();
        Set<String> shown = new HashSet<>();
        String version = store.write(issued("simCanaryOfTheFirst"), null);
        shown.add(store.toString());
        shown.add(stored(store).toString());
        shown.add(thrownBy(() -> store.write(issued("simCanaryOfTheSecond"), null)));
        breakDown();
        shown.add(thrownBy(() -> store.write(issued("simCanaryOfTheSecond"), version)));
        shown.add(thrownBy(() -> {
            store.check();
            return store;
        }));
        shown.add(thrownBy(store::read));
        shown.add(store.toString());
        for (String secret : List.of("simCanaryOfTheFirst", "simCanaryOfTheSecond")) {
            String encoded = Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
            for (String text : shown) {
                assertFalse(text.contains(secret) || text.contains(encoded), "a secret is shown");
            }
        }
    }

    /**
     * Returns the stack trace of the exception, with causes and suppressed exceptions; empty if the action succeeds.
     */
    private static String thrownBy(Callable<?> action) {
        try {
            action.call();
            return "";
        } catch (Exception e) {
            StringWriter text = new StringWriter();
            e.printStackTrace(new PrintWriter(text));
            return text.toString();
        }
    }
}
