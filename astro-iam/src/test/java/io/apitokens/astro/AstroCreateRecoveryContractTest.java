package io.apitokens.astro;

import io.apitokens.testkit.ContractFixture;
import io.apitokens.testkit.CreateRecoveryContract;
import io.apitokens.testkit.ManualTiming;

class AstroCreateRecoveryContractTest extends CreateRecoveryContract {

    @Override
    protected ContractFixture fixture(ManualTiming timing) {
        return new AstroFixture(timing);
    }
}
