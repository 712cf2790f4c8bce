package io.apitokens.okta;

import io.apitokens.okta.OktaFixture.SignIn;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.contract.ApiTokensContract;
import io.apitokens.testkit.contract.ContractFixture;
import io.apitokens.testkit.contract.FaultMatrixContract;
import io.apitokens.testkit.contract.SimulatedFixture;
import org.junit.jupiter.api.Nested;

/** The contract of all clients and every fault, for clients that authenticate as a service app. */
class OktaServiceAppContractTest {

    @Nested
    class WithBearerTokens extends ApiTokensContract {

        @Override
        protected ContractFixture fixture(ManualTimeSource timeSource) {
            return new OktaFixture(timeSource, SignIn.SERVICE_APP, false);
        }
    }

    @Nested
    class WithDpop extends ApiTokensContract {

        @Override
        protected ContractFixture fixture(ManualTimeSource timeSource) {
            return new OktaFixture(timeSource, SignIn.SERVICE_APP_WITH_DPOP, false);
        }
    }

    @Nested
    class Faults extends FaultMatrixContract {

        @Override
        protected SimulatedFixture fixture(ManualTimeSource timeSource, boolean http2) {
            return new OktaFixture(timeSource, SignIn.SERVICE_APP_WITH_DPOP, http2);
        }
    }
}
