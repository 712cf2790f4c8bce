package io.apitokens.astro;

import io.apitokens.testkit.ApiTokensContract;
import io.apitokens.testkit.ContractFixture;
import io.apitokens.testkit.ManualTiming;

class AstroApiTokensContractTest extends ApiTokensContract {

    @Override
    protected ContractFixture fixture(ManualTiming timing) {
        return new AstroFixture(timing);
    }
}
