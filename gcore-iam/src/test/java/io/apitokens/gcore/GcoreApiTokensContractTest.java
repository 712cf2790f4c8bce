package io.apitokens.gcore;

import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.contract.ApiTokensContract;
import io.apitokens.testkit.contract.ContractFixture;

// tag::ApiTokensContract
class GcoreApiTokensContractTest extends ApiTokensContract {

    @Override
    protected ContractFixture fixture(ManualTimeSource timeSource) {
        return new GcoreFixture(timeSource);
    }
}
// end::ApiTokensContract
