package io.apitokens.gcore;

import io.apitokens.testkit.CanCreateContract;
import io.apitokens.testkit.ContractFixture;
import io.apitokens.testkit.ManualTiming;

class GcoreCanCreateContractTest extends CanCreateContract {

    @Override
    protected ContractFixture fixture(ManualTiming timing) {
        return new GcoreFixture(timing);
    }
}
