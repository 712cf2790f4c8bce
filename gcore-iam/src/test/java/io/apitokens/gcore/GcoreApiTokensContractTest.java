package io.apitokens.gcore;

import io.apitokens.testkit.ApiTokensContract;
import io.apitokens.testkit.ContractFixture;
import io.apitokens.testkit.ManualTiming;

class GcoreApiTokensContractTest extends ApiTokensContract {

    @Override
    protected ContractFixture fixture(ManualTiming timing) {
        return new GcoreFixture(timing);
    }
}
