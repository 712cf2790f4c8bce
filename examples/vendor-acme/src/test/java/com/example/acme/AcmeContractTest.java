package com.example.acme;

import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.contract.ApiTokensContract;
import io.apitokens.testkit.contract.CanCreateContract;
import io.apitokens.testkit.contract.CanRotateContract;
import io.apitokens.testkit.contract.CanUpdateContract;
import io.apitokens.testkit.contract.ContractFixture;
import io.apitokens.testkit.contract.FaultMatrixContract;
import io.apitokens.testkit.contract.SimulatedFixture;
import io.apitokens.testkit.rotation.CreateRecoveryContract;
import io.apitokens.testkit.rotation.InPlaceRotationContract;
import io.apitokens.testkit.rotation.RotationContract;
import org.junit.jupiter.api.Nested;

// tag::suites
/** The suites of all interfaces that Acme's tokens implement. */
class AcmeContractTest {

    @Nested
    class Tokens extends ApiTokensContract {
        @Override
        protected ContractFixture fixture(ManualTimeSource timeSource) {
            return new AcmeFixture(timeSource, false);
        }
    }

    @Nested
    class Faults extends FaultMatrixContract {
        @Override
        protected SimulatedFixture fixture(ManualTimeSource timeSource, boolean http2) {
            return new AcmeFixture(timeSource, http2);
        }
    }

    @Nested
    class Creates extends CanCreateContract {
        @Override
        protected ContractFixture fixture(ManualTimeSource timeSource) {
            return new AcmeFixture(timeSource, false);
        }
    }

    @Nested
    class Updates extends CanUpdateContract {
        @Override
        protected ContractFixture fixture(ManualTimeSource timeSource) {
            return new AcmeFixture(timeSource, false);
        }
    }

    @Nested
    class Rotates extends CanRotateContract {
        @Override
        protected ContractFixture fixture(ManualTimeSource timeSource) {
            return new AcmeFixture(timeSource, false);
        }
    }
    // end::suites

    // tag::rotations
    @Nested
    class Rotations extends RotationContract {
        @Override
        protected ContractFixture fixture(ManualTimeSource timeSource) {
            return new AcmeFixture(timeSource, false);
        }
    }

    @Nested
    class InPlaceRotations extends InPlaceRotationContract {
        @Override
        protected ContractFixture fixture(ManualTimeSource timeSource) {
            return new AcmeFixture(timeSource, false);
        }
    }

    @Nested
    class Recoveries extends CreateRecoveryContract {
        @Override
        protected ContractFixture fixture(ManualTimeSource timeSource) {
            return new AcmeFixture(timeSource, false);
        }
    }
    // end::rotations
}
