package io.apitokens.testkit.rotation;

import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.contract.ContractFixture;

class AstroRotationContractTest extends RotationContract {

    @Override
    protected ContractFixture fixture(ManualTimeSource timeSource) {
        return new AstroFixture(timeSource);
    }
}
