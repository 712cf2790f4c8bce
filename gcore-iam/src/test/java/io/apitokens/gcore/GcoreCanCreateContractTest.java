package io.apitokens.gcore;

import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.contract.CanCreateContract;
import io.apitokens.testkit.contract.ContractFixture;

class GcoreCanCreateContractTest extends CanCreateContract {

    @Override
    protected ContractFixture fixture(ManualTimeSource timeSource) {
        return new GcoreFixture(timeSource);
    }
}
