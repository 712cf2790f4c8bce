package io.apitokens.testkit.contract;

import org.junit.jupiter.api.Nested;

/**
 * What every {@link io.apitokens.CanCreate} must keep, told by the names of its tests: above all that no token is ever lost.
 * Extend it as {@link ApiTokensContract}; the fixture has to give {@link ContractFixture#spec}.
 */
public abstract class CanCreateContract extends FixtureContract {

    /** For the vendor's test. */
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
    class Sink extends SinkRules {
        @Override
        protected Stage stage() {
            return CanCreateContract.this.stage();
        }
    }
}
