package io.apitokens.testkit.rotation;

import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.contract.ContractFixture;

class AstroCreateRecoveryContractTest extends CreateRecoveryContract {

    @Override
    protected ContractFixture fixture(ManualTimeSource timeSource) {
        return new AstroFixture(timeSource);
    }
}
