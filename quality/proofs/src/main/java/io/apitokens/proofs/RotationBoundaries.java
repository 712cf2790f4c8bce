package io.apitokens.proofs;

import io.apitokens.IssuedToken;
import io.apitokens.SecretStore;
import io.apitokens.StoredSecret;
import io.apitokens.rotation.Journal;
import io.apitokens.rotation.JournalEntry;
import io.apitokens.transport.Attempt;
import io.apitokens.transport.HttpRequest;
import io.apitokens.transport.HttpResponse;
import io.apitokens.transport.HttpTransport;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reports every boundary of a rotation to a watcher. A boundary is before and after each access to the journal, the
 * secret store and the vendor. A crash between two boundaries has the same effect as a crash at one of them.
 */
final class RotationBoundaries {

    private final Consumer<String> watcher;

    /**
     * Creates the boundaries. The watcher receives the name of each boundary on the rotating thread, and may block that
     * thread.
     */
    RotationBoundaries(Consumer<String> watcher) {
        this.watcher = watcher;
    }

    @FunctionalInterface
    private interface Step<T extends @Nullable Object> {
        T run() throws IOException;
    }

    private <T extends @Nullable Object> T between(String name, Step<T> step) throws IOException {
        watcher.accept("before " + name);
        try {
            return step.run();
        } finally {
            watcher.accept("after " + name);
        }
    }

    Journal around(Journal journal) {
        return new WatchedJournal(journal);
    }

    SecretStore around(SecretStore store) {
        return new WatchedStore(store);
    }

    HttpTransport around(HttpTransport transport) {
        return new WatchedTransport(transport);
    }

    private final class WatchedJournal implements Journal {

        private final Journal journal;

        WatchedJournal(Journal journal) {
            this.journal = journal;
        }

        @Override
        public List<JournalEntry> entries() throws IOException {
            return between("reading the journal", journal::entries);
        }

        @Override
        public Optional<JournalEntry> entry(String key) throws IOException {
            return between("reading the journal", () -> journal.entry(key));
        }

        @Override
        public boolean replace(String key, @Nullable JournalEntry expected, @Nullable JournalEntry next)
                throws IOException {
            return between("writing the journal", () -> journal.replace(key, expected, next));
        }
    }

    private final class WatchedStore implements SecretStore {

        private final SecretStore store;

        WatchedStore(SecretStore store) {
            this.store = store;
        }

        @Override
        public String id() {
            return store.id();
        }

        @Override
        public void check() throws IOException {
            between("checking the secret store", () -> {
                store.check();
                return true;
            });
        }

        @Override
        public Optional<StoredSecret> read() throws IOException {
            return between("reading the secret store", store::read);
        }

        @Override
        public String write(IssuedToken issued, @Nullable String expectedVersion) throws IOException {
            return between("writing the secret store", () -> store.write(issued, expectedVersion));
        }
    }

    private final class WatchedTransport implements HttpTransport {

        private final HttpTransport transport;

        WatchedTransport(HttpTransport transport) {
            this.transport = transport;
        }

        @Override
        public HttpResponse send(HttpRequest request, Attempt attempt) throws IOException {
            return between(request.method() + " request", () -> transport.send(request, attempt));
        }

        @Override
        public void close() {
            transport.close();
        }
    }
}
