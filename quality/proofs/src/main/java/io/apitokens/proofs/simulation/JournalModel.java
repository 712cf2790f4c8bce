package io.apitokens.proofs.simulation;

import io.apitokens.rotation.Journal;
import io.apitokens.rotation.JournalEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A journal over a network. Its reads may be stale, and its responses lost. */
final class JournalModel {

    private final Calls calls;
    private final World world;
    private final List<State> history = new ArrayList<>();
    private boolean showsSecret;

    JournalModel(Calls calls) {
        this.calls = calls;
        this.world = calls.world();
        history.add(new State(Long.MIN_VALUE / 2, Map.of()));
    }

    private record State(long since, Map<String, JournalEntry> entries) {}

    /** Returns the current entries. */
    Map<String, JournalEntry> now() {
        return history.get(history.size() - 1).entries;
    }

    /** Forgets what was acknowledged in the last milliseconds. */
    void lose(long time) {
        world.trace(null, "journal fails over and loses " + time + " ms");
        history.add(new State(world.now(), seen(time)));
    }

    private Map<String, JournalEntry> seen(long stale) {
        for (int i = history.size() - 1; ; i--) {
            if (history.get(i).since <= world.now() - stale) {
                return history.get(i).entries;
            }
        }
    }

    /** Returns whether a worker has written a secret, or tried to. */
    boolean showsSecret() {
        return showsSecret;
    }

    Journal of(Worker worker) {
        return new View(worker);
    }

    private final class View implements Journal {

        private final Worker worker;

        View(Worker worker) {
            this.worker = worker;
        }

        @Override
        public List<JournalEntry> entries() throws IOException {
            return List.copyOf(read("all").values());
        }

        @Override
        public Optional<JournalEntry> entry(String key) throws IOException {
            return Optional.ofNullable(read("").get(key));
        }

        private Map<String, JournalEntry> read(String what) throws IOException {
            return calls.make(worker, Op.JOURNAL_READ, what, fault -> {
                if (fault == Fault.FAILS) {
                    throw new IOException("the journal did not respond");
                }
                return seen(calls.stale(fault));
            });
        }

        @Override
        public boolean replace(String key, @Nullable JournalEntry expected, @Nullable JournalEntry next)
                throws IOException {
            showsSecret |= next != null && next.values().values().stream().anyMatch(ModelSecret::isShownBy);
            return calls.make(worker, Op.JOURNAL_WRITE, Engine.describe(next), fault -> {
                if (fault == Fault.LATE) {
                    calls.late(() -> change(key, expected, next));
                    throw new IOException("the journal did not respond");
                }
                boolean done = fault != Fault.LOST_REQUEST && change(key, expected, next);
                if (fault == Fault.LOST_REQUEST || fault == Fault.LOST_RESPONSE) {
                    throw new IOException("the journal did not respond");
                }
                if (!done) {
                    world.trace(worker, "  refused");
                }
                return done;
            });
        }
    }

    private boolean change(String key, @Nullable JournalEntry expected, @Nullable JournalEntry next) {
        JournalEntry present = now().get(key);
        if (present == null ? expected != null : !present.isSameAs(expected)) {
            return false;
        }
        Map<String, JournalEntry> changed = new LinkedHashMap<>(now());
        if (next == null) {
            changed.remove(key);
        } else {
            changed.put(key, next);
        }
        history.add(new State(world.now(), changed));
        return true;
    }
}
