package io.apitokens.testkit.contract;

import io.apitokens.ApiTokens;
import io.apitokens.CanCreate;
import io.apitokens.CanRotate;
import io.apitokens.testkit.FaultCell;
import io.apitokens.testkit.FaultTable;
import io.apitokens.testkit.ManualTimeSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * Every fault of the {@link FaultTable} in every operation of a client. These are get, list and delete, create where the
 * client has it, and rotate where it has it and a rotate is one request. Each cell is a test of its own, with a fresh
 * vendor and client. It compares the requests, the live tokens, the exception, its outcome and the delays with the table.
 *
 * <p>Extend it as {@link ApiTokensContract}. Some faults need a vendor that speaks HTTP/2.
 */
public abstract class FaultMatrixContract {

    /** Creates the suite. For the test class of a vendor. */
    protected FaultMatrixContract() {}

    /**
     * Creates the vendor that a cell runs against. Called once for each cell.
     *
     * @param timeSource the time source for the simulated vendor; the suite also sets it on the clients
     * @param http2 true for a vendor that speaks only HTTP/2 without TLS; the suite sets the transport of the clients
     * @return a new vendor without injected faults, which the suite closes
     */
    protected abstract SimulatedFixture fixture(ManualTimeSource timeSource, boolean http2);

    @TestFactory
    Stream<DynamicTest> aFault() {
        FaultTable table = FaultTable.load();
        List<DynamicTest> tests = new ArrayList<>();
        try (Stage stage = new Stage(timeSource -> fixture(timeSource, false))) {
            String vendor = stage.tokens().account().vendor();
            for (FaultTrial.Operation operation : operations(stage)) {
                // A name that is refused because it is taken has rules of its own; see LostCreateRules.
                String taken = operation == FaultTrial.Operation.CREATE
                                && stage.vendor().hasUniqueNames()
                        ? Integer.toString(stage.vendor().nameTakenStatus())
                        : "";
                // A call survives one rejection of a credential that is renewed.
                String renewed = stage.vendor().renewsCredentials() ? "401" : "";
                table.cells(vendor, operation.title(), operation.group()).stream()
                        .filter(cell ->
                                !List.of(taken, renewed).contains(cell.fault().name()))
                        .forEach(cell -> tests.add(test(operation, cell)));
            }
        }
        return tests.stream();
    }

    private DynamicTest test(FaultTrial.Operation operation, FaultCell cell) {
        String name = operation.title() + " " + cell.fault().name();
        return DynamicTest.dynamicTest(name, () -> {
            try {
                new FaultTrial(cell, operation).run(this::fixture);
            } catch (TestAbortedException e) {
                throw e;
            } catch (IOException | RuntimeException | AssertionError e) {
                // A console shows the number of a dynamic test in place of its name.
                throw new AssertionFailedError(name + ": " + e.getMessage(), e);
            }
        });
    }

    private static List<FaultTrial.Operation> operations(Stage stage) {
        ApiTokens tokens = stage.tokens();
        List<FaultTrial.Operation> operations = new ArrayList<>(
                List.of(FaultTrial.Operation.GET, FaultTrial.Operation.LIST, FaultTrial.Operation.DELETE));
        if (tokens instanceof CanCreate) {
            operations.add(FaultTrial.Operation.CREATE);
        }
        if (tokens instanceof CanRotate && stage.vendor().rotateRequests() == 1) {
            operations.add(FaultTrial.Operation.ROTATE);
        }
        return operations;
    }
}
