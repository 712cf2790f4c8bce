package io.apitokens.proofs.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Collects everything that is logged, by thread. Each case has a thread of its own. */
final class Logs extends Handler implements AutoCloseable {

    private final Logger root = Logger.getLogger("");
    // Kept, so that the level set here is not lost with a logger that is collected.
    private final Logger library = Logger.getLogger("io.apitokens");
    private final Map<Long, List<String>> lines = new ConcurrentHashMap<>();
    private final SimpleFormatter formatter = new SimpleFormatter();

    private Logs() {}

    /** Starts collecting. Nothing is printed until this is closed. */
    static Logs collect() {
        Logs logs = new Logs();
        for (Handler handler : logs.root.getHandlers()) {
            handler.setLevel(Level.OFF);
        }
        logs.library.setLevel(Level.ALL);
        logs.setLevel(Level.ALL);
        logs.root.addHandler(logs);
        return logs;
    }

    /** Returns what the current thread has logged since the last time. */
    List<String> drain() {
        List<String> mine = lines.remove(Thread.currentThread().getId());
        return mine == null ? List.of() : mine;
    }

    @Override
    public void publish(LogRecord record) {
        if (record.getLoggerName() == null || !record.getLoggerName().startsWith("io.apitokens")) {
            return;
        }
        lines.computeIfAbsent(Thread.currentThread().getId(), id -> new ArrayList<>())
                .add(formatter.formatMessage(record));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        root.removeHandler(this);
        for (Handler handler : root.getHandlers()) {
            handler.setLevel(Level.ALL);
        }
    }
}
