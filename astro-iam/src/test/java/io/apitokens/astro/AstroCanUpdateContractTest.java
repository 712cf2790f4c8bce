package io.apitokens.astro;

import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.contract.CanUpdateContract;
import io.apitokens.testkit.contract.ContractFixture;

class AstroCanUpdateContractTest extends CanUpdateContract {

    @Override
    protected ContractFixture fixture(ManualTimeSource timeSource) {
        return new AstroFixture(timeSource);
    }
}
