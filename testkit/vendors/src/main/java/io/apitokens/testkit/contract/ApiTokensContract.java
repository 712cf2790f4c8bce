package io.apitokens.testkit.contract;

import org.junit.jupiter.api.Nested;

/**
 * The rules for every implementation of {@link io.apitokens.ApiTokens}. Each test name states one rule.
 *
 * <p>Extend it in the tests of a vendor and return that vendor's fixture:
 *
 * <pre>{@code
 * class GcoreApiTokensContractTest extends ApiTokensContract {
 *
 *     @Override
 *     protected ContractFixture fixture(ManualTimeSource timeSource) {
 *         return new GcoreFixture(timeSource);
 *     }
 * }
 * }</pre>
 */
public abstract class ApiTokensContract extends FixtureContract {

    /** Creates the suite. For the test class of a vendor. */
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
    class Responses extends ResponseRules {
        @Override
        protected Stage stage() {
            return ApiTokensContract.this.stage();
        }
    }

    @Nested
    class Verification extends VerificationRules {
        @Override
        protected Stage stage() {
            return ApiTokensContract.this.stage();
        }
    }

    @Nested
    class Restrictions extends RestrictionRules {
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
