package io.apitokens.proofs.simulation;

import static io.apitokens.proofs.simulation.Fault.CRASH;
import static io.apitokens.proofs.simulation.Fault.DOWN;
import static io.apitokens.proofs.simulation.Fault.FAILS;
import static io.apitokens.proofs.simulation.Fault.FORBIDDEN;
import static io.apitokens.proofs.simulation.Fault.LATE;
import static io.apitokens.proofs.simulation.Fault.LOST_REQUEST;
import static io.apitokens.proofs.simulation.Fault.LOST_RESPONSE;
import static io.apitokens.proofs.simulation.Fault.NOT_FOUND;
import static io.apitokens.proofs.simulation.Fault.PAUSE;
import static io.apitokens.proofs.simulation.Fault.PAUSE_AFTER;
import static io.apitokens.proofs.simulation.Fault.REJECTED;
import static io.apitokens.proofs.simulation.Fault.REPEATED;
import static io.apitokens.proofs.simulation.Fault.REPLAYED;
import static io.apitokens.proofs.simulation.Fault.REPLAYED_LATE;
import static io.apitokens.proofs.simulation.Fault.SDK_RETRY;
import static io.apitokens.proofs.simulation.Fault.SLEEP;
import static io.apitokens.proofs.simulation.Fault.STALE;
import static io.apitokens.proofs.simulation.Fault.UNAVAILABLE;
import static io.apitokens.proofs.simulation.Fault.UNAVAILABLE_AFTER;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** The calls of a worker, each of them a scheduling point, and how each can fail. */
enum Op {
    CREATE(
            "vendor.create",
            LOST_REQUEST,
            LOST_RESPONSE,
            UNAVAILABLE,
            UNAVAILABLE_AFTER,
            LATE,
            REPLAYED,
            REPLAYED_LATE,
            REPEATED,
            REJECTED,
            FORBIDDEN),
    ROTATE(
            "vendor.rotate",
            LOST_REQUEST,
            LOST_RESPONSE,
            UNAVAILABLE,
            UNAVAILABLE_AFTER,
            LATE,
            REPLAYED,
            REPLAYED_LATE,
            REJECTED,
            FORBIDDEN),
    GET("vendor.get", FAILS, STALE, NOT_FOUND, REJECTED, FORBIDDEN),
    LIST("vendor.list", FAILS, STALE, REJECTED, FORBIDDEN),
    DELETE(
            "vendor.delete",
            LOST_REQUEST,
            LOST_RESPONSE,
            UNAVAILABLE,
            UNAVAILABLE_AFTER,
            LATE,
            REPEATED,
            NOT_FOUND,
            REJECTED,
            FORBIDDEN),
    DEACTIVATE(
            "vendor.deactivate",
            LOST_REQUEST,
            LOST_RESPONSE,
            UNAVAILABLE,
            UNAVAILABLE_AFTER,
            LATE,
            NOT_FOUND,
            REJECTED,
            FORBIDDEN),
    VERIFY("vendor.verify", FAILS, STALE, REJECTED),
    JOURNAL_READ("journal.read", FAILS, STALE),
    JOURNAL_WRITE("journal.write", LOST_REQUEST, LOST_RESPONSE, LATE),
    STORE_CHECK("store.check", FAILS),
    STORE_READ("store.read", FAILS, STALE),
    STORE_WRITE("store.write", LOST_REQUEST, LOST_RESPONSE, LATE, DOWN, SDK_RETRY),
    /** The caller gets the result of the library's call. */
    RETURN("caller");

    private final String word;
    // Never changed after the constructor.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Fault> faults;

    Op(String word, Fault... faults) {
        this.word = word;
        EnumSet<Fault> all = EnumSet.of(CRASH, faults);
        if (!word.equals("caller")) {
            all.add(PAUSE);
            all.add(PAUSE_AFTER);
            all.add(SLEEP);
        }
        this.faults = Collections.unmodifiableSet(all);
    }

    /** Returns how the call can fail. */
    Set<Fault> faults() {
        return faults;
    }

    @Override
    public String toString() {
        return word;
    }
}
