package io.apitokens.okta;

import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.contract.ApiTokensContract;
import io.apitokens.testkit.contract.ContractFixture;

class OktaApiTokensContractTest extends ApiTokensContract {

    @Override
    protected ContractFixture fixture(ManualTimeSource timeSource) {
        return new OktaFixture(timeSource);
    }
}
