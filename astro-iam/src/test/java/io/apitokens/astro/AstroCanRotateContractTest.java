package io.apitokens.astro;

import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.contract.CanRotateContract;
import io.apitokens.testkit.contract.ContractFixture;

class AstroCanRotateContractTest extends CanRotateContract {

    @Override
    protected ContractFixture fixture(ManualTimeSource timeSource) {
        return new AstroFixture(timeSource);
    }
}
