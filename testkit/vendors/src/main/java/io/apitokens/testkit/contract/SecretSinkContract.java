package io.apitokens.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.IssuedToken;
import io.apitokens.NewerSecretException;
import io.apitokens.Secret;
import io.apitokens.SecretSink;
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
 * The rules for every implementation of {@link SecretSink}. Each test name states one rule.
 *
 * <p>Extend it in the tests of a secret store. Each test runs in a new instance, which must use its own storage
 * location. The suite never sleeps in real time.
 */
public abstract class SecretSinkContract {

    private static final int ROUNDS = 50;

    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    /** Creates the suite. For the test class of a secret store. */
    protected SecretSinkContract() {}

    /**
     * Creates a secret store at the storage location of this test, which is empty at first. Called several times in a
     * test; all stores of a test share the location, as those of several processes do.
     *
     * @return a secret store at the shared location
     * @throws IOException if the store cannot be created
     */
    protected abstract SecretSink sink() throws IOException;

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
        Token token = Token.of(TokenId.parse("acme/1/t1"), "record").build();
        return IssuedToken.of(token, Secret.of(secret));
    }

    private static StoredSecret stored(SecretSink sink) throws IOException {
        return sink.read().orElseThrow();
    }

    private static String text(SecretSink sink) throws IOException {
        return stored(sink).secret().expose();
    }

    @Test
    final void nothingIsStoredAtFirst() throws IOException {
        assertTrue(sink().read().isEmpty());
    }

    @Test
    final void whatWasWrittenIsReadBack() throws IOException {
        SecretSink sink = sink();
        String version = sink.write(issued("simFirst"), null);
        assertEquals("simFirst", text(sink));
        assertEquals(version, stored(sink).version());
        assertEquals("simFirst", text(sink()), "by another sink of the same place");
    }

    @Test
    final void anyVisibleCharacterIsStoredAsItIs() throws IOException {
        SecretSink sink = sink();
        String secret = "sim\"\\/'$%&<>{}[]+=.,;:_-~`^!?|*()#@";
        sink.write(issued(secret), null);
        assertEquals(secret, text(sink));
    }

    @Test
    final void aWriteGivesANewVersion() throws IOException {
        SecretSink sink = sink();
        String first = sink.write(issued("simFirst"), null);
        String second = sink.write(issued("simSecond"), first);
        assertNotEquals(first, second);
        assertEquals("simSecond", text(sink));
        assertEquals(second, stored(sink).version());
    }

    @Test
    final void anOlderVersionIsRefused() throws IOException {
        SecretSink sink = sink();
        String first = sink.write(issued("simFirst"), null);
        sink().write(issued("simSecond"), first);
        assertThrowsExactly(NewerSecretException.class, () -> sink.write(issued("simThird"), first));
        assertThrowsExactly(NewerSecretException.class, () -> sink.write(issued("simThird"), null));
    }

    @Test
    final void aVersionThatWasNeverGivenIsRefused() throws IOException {
        SecretSink sink = sink();
        assertThrowsExactly(NewerSecretException.class, () -> sink.write(issued("simFirst"), "sim-never-given"));
        assertTrue(sink.read().isEmpty(), "a refused write stored it");
    }

    @Test
    final void aRefusedWriteChangesNothing() throws IOException {
        SecretSink sink = sink();
        String version = sink.write(issued("simFirst"), null);
        assertThrowsExactly(NewerSecretException.class, () -> sink.write(issued("simSecond"), null));
        assertEquals("simFirst", text(sink));
        assertEquals(version, stored(sink).version());
        sink.write(issued("simThird"), version);
        assertEquals("simThird", text(sink));
    }

    @Test
    final void ofTwoWritersOneWins() throws Exception {
        String version = null;
        List<SecretSink> sinks = List.of(sink(), sink());
        for (int round = 0; round < ROUNDS; round++) {
            CyclicBarrier start = new CyclicBarrier(sinks.size());
            List<Future<@Nullable String>> writers = new ArrayList<>();
            for (int i = 0; i < sinks.size(); i++) {
                writers.add(threads.submit(writer(sinks.get(i), "sim-" + round + "-" + i, version, start)));
            }
            version = winner(writers, round);
        }
    }

    private static Callable<@Nullable String> writer(
            SecretSink sink, String secret, @Nullable String expected, CyclicBarrier start) {
        return () -> {
            start.await(10, TimeUnit.SECONDS);
            try {
                return sink.write(issued(secret), expected);
            } catch (NewerSecretException another) {
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
        assertEquals(secret, text(sink()));
        assertEquals(versions.get(0), stored(sink()).version());
        return versions.get(0);
    }

    @Test
    final void aReaderSeesTheOldSecretOrTheNewOneWhole() throws Exception {
        List<String> secrets = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            secrets.add("sim-" + i + "-" + "x".repeat(i * 53 % 4001));
        }
        SecretSink written = sink();
        String first = written.write(issued(secrets.get(0)), null);
        Future<Void> writer = threads.submit(() -> {
            String version = first;
            for (String secret : secrets.subList(1, ROUNDS)) {
                version = written.write(issued(secret), version);
            }
            return null;
        });
        SecretSink read = sink();
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
        SecretSink sink = sink();
        sink.check();
        assertTrue(sink.read().isEmpty());
        String version = sink.write(issued("simFirst"), null);
        sink.check();
        assertEquals("simFirst", text(sink));
        assertEquals(version, stored(sink).version());
    }

    @Test
    final void aCheckFailsWhereAWriteWouldFail() throws IOException {
        SecretSink sink = sink();
        breakDown();
        assertThrows(IOException.class, sink::check);
        assertThrows(IOException.class, () -> sink.write(issued("simFirst"), null));
    }

    @Test
    final void aCheckFailsWhereAWriteWouldFailAlsoIfSomethingIsStored() throws IOException {
        SecretSink sink = sink();
        String version = sink.write(issued("simFirst"), null);
        breakDown();
        assertThrows(IOException.class, sink::check);
        assertThrows(IOException.class, () -> sink.write(issued("simSecond"), version));
    }

    @Test
    final void noSecretIsShown() throws IOException {
        SecretSink sink = sink();
        Set<String> shown = new HashSet<>();
        String version = sink.write(issued("simCanaryOfTheFirst"), null);
        shown.add(sink.toString());
        shown.add(stored(sink).toString());
        shown.add(thrownBy(() -> sink.write(issued("simCanaryOfTheSecond"), null)));
        breakDown();
        shown.add(thrownBy(() -> sink.write(issued("simCanaryOfTheSecond"), version)));
        shown.add(thrownBy(() -> {
            sink.check();
            return sink;
        }));
        shown.add(thrownBy(sink::read));
        shown.add(sink.toString());
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
