package io.apitokens.astro;

import io.apitokens.testkit.CanCreateContract;
import io.apitokens.testkit.ContractFixture;
import io.apitokens.testkit.ManualTiming;

class AstroCanCreateContractTest extends CanCreateContract {

    @Override
    protected ContractFixture fixture(ManualTiming timing) {
        return new AstroFixture(timing);
    }
}
