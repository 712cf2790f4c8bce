package io.apitokens.testkit.contract;

import io.apitokens.testkit.ManualTiming;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the suites of tokens have in common: a fresh vendor and client for each test. */
public abstract class FixtureContract {

    private @Nullable Stage stage;

    /** Creates the suite. */
    protected FixtureContract() {}

    /**
     * Makes what a test runs against. Called once for each test.
     *
     * @param timing the clock that the simulated vendor is to go by; clients get it from the suite
     * @return a fresh vendor without any trouble, which the suite closes
     */
    protected abstract ContractFixture fixture(ManualTiming timing);

    @BeforeEach
    void open() {
        stage = new Stage(this::fixture);
    }

    @AfterEach
    void close() {
        // An interrupt that a failed test left behind would spoil the next one.
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

    /** A group of rules in a file of its own; the suite has a nested class for each, which gives its stage. */
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
