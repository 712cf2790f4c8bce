package io.apitokens.astro;

import io.apitokens.testkit.CanUpdateContract;
import io.apitokens.testkit.ContractFixture;
import io.apitokens.testkit.ManualTiming;

class AstroCanUpdateContractTest extends CanUpdateContract {

    @Override
    protected ContractFixture fixture(ManualTiming timing) {
        return new AstroFixture(timing);
    }
}
