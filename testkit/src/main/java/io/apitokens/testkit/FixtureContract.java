package io.apitokens.testkit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the suites of tokens have in common: a fresh vendor and client for each test. */
abstract class FixtureContract {

    private @Nullable Stage stage;

    FixtureContract() {}

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

    Stage stage() {
        if (stage == null) {
            throw new IllegalStateException("no test is running");
        }
        return stage;
    }

    /** A group of rules in a file of its own; the suite has a nested class for each, which gives its stage. */
    abstract static class Rules {

        abstract Stage stage();

        final ContractFixture vendor() {
            return stage().vendor();
        }
    }
}
