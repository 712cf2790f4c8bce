package io.apitokens.proofs;

import io.apitokens.Secret;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedVendor;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A simulated vendor and a client of this library, for one cell of the fault matrix. */
interface MatrixVendor extends AutoCloseable {

    /** Starts a vendor and a client that has no connection yet. */
    static MatrixVendor start(String name, ManualTimeSource timeSource, boolean http2, MatrixTransports transports) {
        return switch (name) {
            case "gcore" -> new MatrixGcore(timeSource, http2, transports);
            case "astro" -> new MatrixAstro(timeSource, http2, transports);
            case "okta" -> new MatrixOkta(timeSource, http2, transports);
            default -> throw new IllegalArgumentException(name);
        };
    }

    SimulatedVendor simulator();

    /** Prepares what an operation needs with another client, and returns the call of the operation. */
    Supplier<@Nullable Object> operation(String name);

    /** Sends one request, so that the client has a used connection. */
    void warmUp();

    /** Returns the request that is the last step of an operation. */
    default Step lastStep(String operation) {
        return Step.ONLY;
    }

    /** A request of an operation: its number, starting at 1, its method and a pattern of its path. */
    record Step(int number, String method, String path) {

        static final Step ONLY = new Step(1, "", "");

        /**
         * Returns the fault restricted to this step. Over HTTP/2 a fault cannot see the path, so requests are counted.
         */
        Fault aim(Fault fault, boolean http2) {
            if (number == 1) {
                return fault;
            }
            return http2 ? fault.every(number).times(1) : fault.on(method, path);
        }
    }

    /** {@return the ids of all live tokens, client secrets and keys} */
    default Set<String> live() {
        return simulator().liveTokenIds();
    }

    /** {@return whether the vendor accepts a secret} */
    default boolean accepts(Secret secret) {
        return simulator().accepts(secret);
    }

    /** {@return the secret in the result of an operation; null if there is none} */
    @Nullable
    Secret secretIn(@Nullable Object result);

    /** {@return the secret that a rotation replaces; null if the operation does not rotate} */
    default @Nullable Secret rotated() {
        return null;
    }

    @Override
    void close();
}
