package io.apitokens.astro;

import io.apitokens.testkit.ManualTiming;
import io.apitokens.testkit.contract.CanUpdateContract;
import io.apitokens.testkit.contract.ContractFixture;

class AstroCanUpdateContractTest extends CanUpdateContract {

    @Override
    protected ContractFixture fixture(ManualTiming timing) {
        return new AstroFixture(timing);
    }
}
