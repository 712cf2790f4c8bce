package io.apitokens.scheduler;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Holds the records of scheduled rotations. Safe for use by many threads and processes. */
interface ScheduleBook {

    /** Returns the record of a key; null if there is none. */
    @Nullable
    Schedule read(String key) throws IOException;

    /**
     * Creates, changes or removes a record, if the present one has the expected revision, and notes facts with it.
     *
     * @param expected the record as last read; null if there must be none
     * @param next the new record with a new revision; null to remove it
     * @return false, and nothing is changed, if the present record is another one
     */
    boolean write(@Nullable Schedule expected, @Nullable Schedule next, List<SchedulerEvent> facts) throws IOException;

    /** Adds records whose keys have none, with one fact each; returns false, and adds none, if a key has one. */
    default boolean insertAll(List<Schedule> records, List<SchedulerEvent> facts) throws IOException {
        return false;
    }

    /**
     * Makes a record that cannot be read count as stopped, and keeps its content.
     *
     * @return false if it did before
     */
    default boolean stop(Schedule unreadable, SchedulerEvent fact) throws IOException {
        return false;
    }

    /** Returns the failures of an account; null if there are none, or this book keeps none. */
    default @Nullable Blocked blocked(String account) throws IOException {
        return null;
    }

    /** Notes the failures of an account, or with null that it works. */
    default void block(String account, @Nullable Blocked state) throws IOException {}

    /**
     * The failures of an account.
     *
     * @param failures their number in a row
     * @param until when the account may be called again
     */
    record Blocked(int failures, Instant until) {}

    /** Passes every record on, in the order of the keys. */
    void each(Consumer<? super Schedule> reader) throws IOException;
}
