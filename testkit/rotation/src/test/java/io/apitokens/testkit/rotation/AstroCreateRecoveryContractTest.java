package io.apitokens.testkit.rotation;

import io.apitokens.testkit.ManualTiming;
import io.apitokens.testkit.contract.ContractFixture;

class AstroCreateRecoveryContractTest extends CreateRecoveryContract {

    @Override
    protected ContractFixture fixture(ManualTiming timing) {
        return new AstroFixture(timing);
    }
}
