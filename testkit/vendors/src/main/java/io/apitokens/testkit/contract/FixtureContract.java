package io.apitokens.testkit.contract;

import io.apitokens.testkit.ManualTimeSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Common base of the token suites. Provides a fresh vendor and client for each test. */
public abstract class FixtureContract {

    private @Nullable Stage stage;

    /** Creates the suite. */
    protected FixtureContract() {}

    /**
     * Creates the vendor that a test runs against. Called once for each test.
     *
     * @param timeSource the time source for the simulated vendor; the suite also sets it on the clients
     * @return a new vendor without injected faults, which the suite closes
     */
    protected abstract ContractFixture fixture(ManualTimeSource timeSource);

    @BeforeEach
    void open() {
        stage = new Stage(this::fixture);
    }

    @AfterEach
    void close() {
        // Clear the interrupt flag of a failed test, which would break the next test.
        Thread.interrupted();
        if (stage != null) {
            stage.close();
        }
    }

    /** {@return the vendor and client of the running test} */
    protected final Stage stage() {
        if (stage == null) {
            throw new IllegalStateException("no test is running");
        }
        return stage;
    }

    /** A group of rules in its own file. A nested class of the suite extends it and supplies the stage. */
    public abstract static class Rules {

        /** Creates the group. */
        protected Rules() {}

        /** {@return the vendor and client of the running test} */
        protected abstract Stage stage();

        /** {@return the vendor of the running test} */
        protected final ContractFixture vendor() {
            return stage().vendor();
        }
    }
}
