package io.apitokens.okta;

import io.apitokens.testkit.ManualTiming;
import io.apitokens.testkit.contract.ApiTokensContract;
import io.apitokens.testkit.contract.ContractFixture;

class OktaApiTokensContractTest extends ApiTokensContract {

    @Override
    protected ContractFixture fixture(ManualTiming timing) {
        return new OktaFixture(timing);
    }
}
