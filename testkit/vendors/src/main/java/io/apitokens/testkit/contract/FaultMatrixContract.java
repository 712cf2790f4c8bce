package io.apitokens.testkit.contract;

import io.apitokens.ApiTokens;
import io.apitokens.CanCreate;
import io.apitokens.CanRotate;
import io.apitokens.testkit.FaultCell;
import io.apitokens.testkit.FaultTable;
import io.apitokens.testkit.ManualTimeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

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
                for (FaultCell cell : table.cells(vendor, operation.title(), operation.group())) {
                    tests.add(DynamicTest.dynamicTest(
                            operation.title() + " " + cell.fault().name(),
                            () -> new FaultTrial(cell, operation).run(this::fixture)));
                }
            }
        }
        return tests.stream();
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
