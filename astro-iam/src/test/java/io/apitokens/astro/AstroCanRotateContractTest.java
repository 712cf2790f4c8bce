package io.apitokens.astro;

import io.apitokens.testkit.CanRotateContract;
import io.apitokens.testkit.ContractFixture;
import io.apitokens.testkit.ManualTiming;

class AstroCanRotateContractTest extends CanRotateContract {

    @Override
    protected ContractFixture fixture(ManualTiming timing) {
        return new AstroFixture(timing);
    }
}
