package io.apitokens.testkit.contract;

import org.junit.jupiter.api.Nested;

/**
 * The rules for every implementation of {@link io.apitokens.CanCreate}; the main rule is that no token is ever lost.
 * Each test name states one rule. Extend it as {@link ApiTokensContract}; the fixture must implement
 * {@link ContractFixture#spec}.
 */
public abstract class CanCreateContract extends FixtureContract {

    /** Creates the suite. For the test class of a vendor. */
    protected CanCreateContract() {}

    @Nested
    class Create extends CreateRules {
        @Override
        protected Stage stage() {
            return CanCreateContract.this.stage();
        }
    }

    @Nested
    class LostCreate extends LostCreateRules {
        @Override
        protected Stage stage() {
            return CanCreateContract.this.stage();
        }
    }

    @Nested
    class Lifetime extends LifetimeRules {
        @Override
        protected Stage stage() {
            return CanCreateContract.this.stage();
        }
    }

    @Nested
    class Store extends StoreRules {
        @Override
        protected Stage stage() {
            return CanCreateContract.this.stage();
        }
    }

    @Nested
    class Timeout extends TimeoutRules {
        @Override
        protected Stage stage() {
            return CanCreateContract.this.stage();
        }
    }
}
