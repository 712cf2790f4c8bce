package io.apitokens.astro;

import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.contract.CanCreateContract;
import io.apitokens.testkit.contract.ContractFixture;

class AstroCanCreateContractTest extends CanCreateContract {

    @Override
    protected ContractFixture fixture(ManualTimeSource timeSource) {
        return new AstroFixture(timeSource);
    }
}
