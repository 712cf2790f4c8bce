package io.apitokens.proofs;

import io.apitokens.Secret;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.LostCreateException;
import io.apitokens.error.Outcome;
import io.apitokens.error.PartialCreateException;
import io.apitokens.error.UnreadableResponseException;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.FaultCell;
import io.apitokens.testkit.FaultObservation;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.MatrixFault.Setting;
import io.apitokens.testkit.SimulatedVendor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs one operation with one fault, on its own vendor and client, and reports the outcome. */
final class MatrixCell {

    /** The time at which every cell starts. */
    static final Instant START = Instant.parse("2030-01-15T12:00:10Z");

    private final FaultCell cell;
    private final String elsewhere;
    private final ManualTimeSource timeSource = ManualTimeSource.startingAt(START);
    private final IssuedSecrets secrets = new IssuedSecrets();

    private @Nullable Object result;
    private @Nullable RuntimeException failure;
    private @Nullable Secret carried;

    MatrixCell(FaultCell cell, String elsewhere) {
        this.cell = cell;
        this.elsewhere = elsewhere;
    }

    /** The outcome of a cell; {@code differences} is empty if it is as specified. */
    record Report(FaultCell cell, FaultObservation seen, List<String> differences, int orphans, int leaks) {}

    Report run() {
        Setting setting = cell.fault().setting();
        boolean http2 = setting == Setting.HTTP2;
        try (MatrixTransports transports = new MatrixTransports(setting);
                MatrixVendor vendor = MatrixVendor.start(cell.vendor(), timeSource, http2, transports)) {
            SimulatedVendor simulator = vendor.simulator();
            secrets.watch(simulator);
            transports.watch(simulator);
            Supplier<@Nullable Object> operation = vendor.operation(cell.operation());
            if (setting == Setting.KEPT_ALIVE) {
                vendor.warmUp();
            }
            if (setting == Setting.NO_SERVER) {
                simulator.unreachable();
            } else {
                Fault fault = cell.fault().fault(timeSource.instant(), simulator.credential(), elsewhere);
                simulator.inject(vendor.lastStep(cell.operation()).aim(fault, http2));
            }
            Set<String> before = vendor.live();
            int earlier = requests(simulator);
            call(operation);
            return report(vendor, before, requests(simulator) - earlier);
        }
    }

    private static int requests(SimulatedVendor simulator) {
        return simulator.requests().size() + simulator.rejectedRequests();
    }

    private void call(Supplier<@Nullable Object> operation) {
        try {
            result = operation.get();
        } catch (RuntimeException e) {
            failure = e;
            carried = secretIn(e).orElse(null);
        }
    }

    private static Optional<Secret> secretIn(RuntimeException e) {
        if (e instanceof UnreadableResponseException unreadable) {
            return unreadable.takeSecret();
        }
        if (e instanceof LostCreateException lost) {
            return lost.takeSecret();
        }
        return e instanceof PartialCreateException partial ? partial.takeSecret() : Optional.empty();
    }

    private Report report(MatrixVendor vendor, Set<String> before, int requests) {
        SimulatedVendor simulator = vendor.simulator();
        Set<String> after = vendor.live();
        int live = after.size() - before.size();
        Duration slept = timeSource.sleeps().stream().reduce(Duration.ZERO, Duration::plus);
        FaultObservation seen = failure == null
                ? FaultObservation.ok(requests, live, slept)
                : FaultObservation.failed(requests, live, slept, failure, carried != null);
        List<String> differences = new ArrayList<>(cell.differences(seen));
        Secret held = failure == null ? vendor.secretIn(result) : carried;
        if (held != null && !vendor.accepts(held)) {
            differences.add("the secret in the caller's hands does not work");
        }
        Set<String> made = new HashSet<>(after);
        made.removeAll(before);
        return new Report(cell, seen, differences, orphans(vendor, made.size(), held), leaks(simulator));
    }

    /** Counts the live tokens and new secrets that the caller neither holds nor learned of from an exception. */
    private int orphans(MatrixVendor vendor, int made, @Nullable Secret held) {
        if (failure instanceof ApiTokenException reported && reported.outcome() != Outcome.NOT_APPLIED) {
            return 0;
        }
        Secret old = vendor.rotated();
        boolean rotation = cell.operation().contains("rotate");
        boolean replaced = rotation && old != null && !vendor.simulator().accepts(old);
        return Math.max(0, made + (replaced ? 1 : 0) - (held == null ? 0 : 1));
    }

    private int leaks(SimulatedVendor simulator) {
        List<Secret> forbidden = secrets.seen();
        forbidden.add(simulator.credential());
        return LeakSearch.count(forbidden, result, failure);
    }
}
