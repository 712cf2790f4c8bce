package io.apitokens.astro;

import io.apitokens.testkit.ManualTiming;
import io.apitokens.testkit.contract.CanCreateContract;
import io.apitokens.testkit.contract.ContractFixture;

class AstroCanCreateContractTest extends CanCreateContract {

    @Override
    protected ContractFixture fixture(ManualTiming timing) {
        return new AstroFixture(timing);
    }
}
