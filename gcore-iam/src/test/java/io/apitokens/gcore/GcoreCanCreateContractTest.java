package io.apitokens.gcore;

import io.apitokens.testkit.ManualTiming;
import io.apitokens.testkit.contract.CanCreateContract;
import io.apitokens.testkit.contract.ContractFixture;

class GcoreCanCreateContractTest extends CanCreateContract {

    @Override
    protected ContractFixture fixture(ManualTiming timing) {
        return new GcoreFixture(timing);
    }
}
