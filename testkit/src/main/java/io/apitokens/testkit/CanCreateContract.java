package io.apitokens.testkit;

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
        Stage stage() {
            return CanCreateContract.this.stage();
        }
    }

    @Nested
    class LostCreate extends LostCreateRules {
        @Override
        Stage stage() {
            return CanCreateContract.this.stage();
        }
    }

    @Nested
    class Lifetime extends LifetimeRules {
        @Override
        Stage stage() {
            return CanCreateContract.this.stage();
        }
    }

    @Nested
    class Sink extends SinkRules {
        @Override
        Stage stage() {
            return CanCreateContract.this.stage();
        }
    }
}
