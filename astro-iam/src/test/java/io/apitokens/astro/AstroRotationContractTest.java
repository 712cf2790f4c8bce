package io.apitokens.astro;

import io.apitokens.testkit.ContractFixture;
import io.apitokens.testkit.ManualTiming;
import io.apitokens.testkit.RotationContract;

class AstroRotationContractTest extends RotationContract {

    @Override
    protected ContractFixture fixture(ManualTiming timing) {
        return new AstroFixture(timing);
    }
}
