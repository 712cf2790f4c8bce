package io.apitokens.astro;

import io.apitokens.testkit.ContractFixture;
import io.apitokens.testkit.HardCutContract;
import io.apitokens.testkit.ManualTiming;

class AstroHardCutContractTest extends HardCutContract {

    @Override
    protected ContractFixture fixture(ManualTiming timing) {
        return new AstroFixture(timing);
    }
}
