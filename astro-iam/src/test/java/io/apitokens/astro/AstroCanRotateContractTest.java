package io.apitokens.astro;

import io.apitokens.testkit.ManualTiming;
import io.apitokens.testkit.contract.CanRotateContract;
import io.apitokens.testkit.contract.ContractFixture;

class AstroCanRotateContractTest extends CanRotateContract {

    @Override
    protected ContractFixture fixture(ManualTiming timing) {
        return new AstroFixture(timing);
    }
}
