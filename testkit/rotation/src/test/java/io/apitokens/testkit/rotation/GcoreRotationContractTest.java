package io.apitokens.testkit.rotation;

import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.contract.ContractFixture;

class GcoreRotationContractTest extends RotationContract {

    @Override
    protected ContractFixture fixture(ManualTimeSource timeSource) {
        return new GcoreFixture(timeSource);
    }
}
