package io.apitokens.gcore;

import io.apitokens.testkit.ManualTiming;
import io.apitokens.testkit.contract.ApiTokensContract;
import io.apitokens.testkit.contract.ContractFixture;

class GcoreApiTokensContractTest extends ApiTokensContract {

    @Override
    protected ContractFixture fixture(ManualTiming timing) {
        return new GcoreFixture(timing);
    }
}
