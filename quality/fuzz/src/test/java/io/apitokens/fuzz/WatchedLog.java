package io.apitokens.fuzz;

import java.util.Arrays;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Enables every logger at the finest level and searches its records. */
final class WatchedLog extends Handler implements AutoCloseable {

    private static final Logger ROOT = Logger.getLogger("");
    private static final Logger OURS = Logger.getLogger("io.apitokens");

    private final Sightings sightings;
    private final Handler[] before = ROOT.getHandlers();
    private final SimpleFormatter formatter = new SimpleFormatter();
    private long records;

    WatchedLog(Sightings sightings) {
        this.sightings = sightings;
        setLevel(Level.ALL);
        Arrays.stream(before).forEach(ROOT::removeHandler);
        ROOT.addHandler(this);
        ROOT.setLevel(Level.ALL);
        OURS.setLevel(Level.ALL);
    }

    long records() {
        return records;
    }

    @Override
    public synchronized void publish(LogRecord entry) {
        // The server is the vendor's side, and JUnit's messages do not come from this library.
        String logger = String.valueOf(entry.getLoggerName());
        if (logger.startsWith("mockwebserver3") || logger.startsWith("org.junit")) {
            return;
        }
        if (logger.startsWith("io.apitokens")) {
            records++;
        }
        sightings.text("log of " + logger, formatter.format(entry));
        sightings.text("log of " + logger, Arrays.toString(entry.getParameters()));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        ROOT.removeHandler(this);
        Arrays.stream(before).forEach(ROOT::addHandler);
        ROOT.setLevel(Level.INFO);
        OURS.setLevel(null);
    }
}
