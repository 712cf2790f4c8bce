package io.apitokens.testkit.contract;

import org.junit.jupiter.api.Nested;

/**
 * What every {@link io.apitokens.ApiTokens} must keep, told by the names of its tests. Extend it in the tests of a vendor and
 * give it that vendor's fixture:
 *
 * <pre>{@code
 * class AcmeTokensContractTest extends ApiTokensContract {
 *     @Override
 *     protected ContractFixture fixture(ManualTiming timing) {
 *         return new AcmeFixture(timing);
 *     }
 * }
 * }</pre>
 */
public abstract class ApiTokensContract extends FixtureContract {

    /** For the vendor's test. */
    protected ApiTokensContract() {}

    @Nested
    class Get extends GetRules {
        @Override
        protected Stage stage() {
            return ApiTokensContract.this.stage();
        }
    }

    @Nested
    class ListOfTokens extends ListRules {
        @Override
        protected Stage stage() {
            return ApiTokensContract.this.stage();
        }
    }

    @Nested
    class Delete extends DeleteRules {
        @Override
        protected Stage stage() {
            return ApiTokensContract.this.stage();
        }
    }

    @Nested
    class Ids extends IdRules {
        @Override
        protected Stage stage() {
            return ApiTokensContract.this.stage();
        }
    }

    @Nested
    class Errors extends ErrorRules {
        @Override
        protected Stage stage() {
            return ApiTokensContract.this.stage();
        }
    }

    @Nested
    class Answers extends AnswerRules {
        @Override
        protected Stage stage() {
            return ApiTokensContract.this.stage();
        }
    }

    @Nested
    class Probe extends ProbeRules {
        @Override
        protected Stage stage() {
            return ApiTokensContract.this.stage();
        }
    }

    @Nested
    class OwnToken extends OwnTokenRules {
        @Override
        protected Stage stage() {
            return ApiTokensContract.this.stage();
        }
    }

    @Nested
    class Client extends ClientRules {
        @Override
        protected Stage stage() {
            return ApiTokensContract.this.stage();
        }
    }
}
