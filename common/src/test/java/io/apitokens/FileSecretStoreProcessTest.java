package io.apitokens;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes, each with several threads, write one file. */
class FileSecretStoreProcessTest {

    private static final int PROCESSES = 3;
    private static final int THREADS = 2;
    private static final int WRITES = 50;

    @Test
    void ofSeveralWritersOneWinsAndNoWriteIsLost(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("token");
        Writer.write(SecretStore.file(file), 0, null);
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            processes.add(writer(file));
        }
        for (Process process : processes) {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, process.waitFor(), said);
        }
        StoredSecret last = SecretStore.file(file).read().orElseThrow();
        assertEquals("fake-" + PROCESSES * THREADS * WRITES, last.secret().expose());
    }

    private static Process writer(Path file) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
    }

    /**
     * Increments the stored number, so that each write overwritten by another writer is missing from the final number.
     */
    static final class Writer implements Runnable {

        private final SecretStore store;

        private Writer(SecretStore store) {
            this.store = store;
        }

        public static void main(String[] args) throws InterruptedException {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                threads.add(new Thread(new Writer(SecretStore.file(Path.of(args[0])))));
            }
            threads.forEach(thread -> thread.setUncaughtExceptionHandler((failed, e) -> {
                e.printStackTrace();
                Runtime.getRuntime().halt(1);
            }));
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
        }

        @Override
        public void run() {
            for (int done = 0; done < WRITES; ) {
                try {
                    StoredSecret stored = store.read().orElseThrow();
                    int number = Integer.parseInt(stored.secret().expose().substring("fake-".length()));
                    write(store, number + 1, stored.version());
                    done++;
                } catch (SecretChangedException another) {
                    Thread.onSpinWait();
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }
        }

        private static void write(SecretStore store, int number, String version) throws IOException {
            Token token = Token.builder(TokenId.parse("acme/1/t1"), "record").build();
            store.write(IssuedToken.of(token, Secret.of("fake-" + number)), version);
        }
    }
}
