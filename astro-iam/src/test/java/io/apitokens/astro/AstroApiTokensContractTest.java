package io.apitokens.astro;

import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.contract.ApiTokensContract;
import io.apitokens.testkit.contract.ContractFixture;

class AstroApiTokensContractTest extends ApiTokensContract {

    @Override
    protected ContractFixture fixture(ManualTimeSource timeSource) {
        return new AstroFixture(timeSource);
    }
}
