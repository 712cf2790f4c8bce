package io.apitokens.gcore;

import io.apitokens.testkit.ContractFixture;
import io.apitokens.testkit.CreateRecoveryContract;
import io.apitokens.testkit.ManualTiming;

class GcoreCreateRecoveryContractTest extends CreateRecoveryContract {

    @Override
    protected ContractFixture fixture(ManualTiming timing) {
        return new GcoreFixture(timing);
    }
}
