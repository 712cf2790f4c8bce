package io.apitokens.proofs;

import io.apitokens.Secret;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.ManualTiming;
import io.apitokens.testkit.SimulatedVendor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One simulated vendor and a client of ours before it, for one cell of the fault matrix. */
interface MatrixVendor extends AutoCloseable {

    /** Starts a vendor, with a client that has no connection yet. */
    static MatrixVendor start(String name, ManualTiming timing, boolean http2, MatrixTransports transports) {
        return switch (name) {
            case "gcore" -> new MatrixGcore(timing, http2, transports);
            case "astro" -> new MatrixAstro(timing, http2, transports);
            case "okta" -> new MatrixOkta(timing, http2, transports);
            default -> throw new IllegalArgumentException(name);
        };
    }

    SimulatedVendor simulator();

    /** Prepares what an operation needs, by another client, and gives the call itself. */
    Supplier<@Nullable Object> operation(String name);

    /** Lets the client use its connection once. */
    void warmUp();

    /** Tells which request of an operation is its last step. */
    default Step lastStep(String operation) {
        return Step.ONLY;
    }

    /** One request of several. */
    record Step(int number, String method, String path) {

        static final Step ONLY = new Step(1, "", "");

        /** Lets a fault strike this step; over HTTP/2 it cannot see the path. */
        Fault aim(Fault fault, boolean http2) {
            if (number == 1) {
                return fault;
            }
            return http2 ? fault.every(number).times(1) : fault.on(method, path);
        }
    }

    /** The secret that an operation gave its caller; null if none. */
    @Nullable
    Secret secretIn(@Nullable Object result);

    /** The secret that a rotation is to replace; null if the operation rotates nothing. */
    default @Nullable Secret rotated() {
        return null;
    }

    @Override
    void close();
}
