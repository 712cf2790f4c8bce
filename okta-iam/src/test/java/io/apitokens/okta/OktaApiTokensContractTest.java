package io.apitokens.okta;

import io.apitokens.testkit.ApiTokensContract;
import io.apitokens.testkit.ContractFixture;
import io.apitokens.testkit.ManualTiming;

class OktaApiTokensContractTest extends ApiTokensContract {

    @Override
    protected ContractFixture fixture(ManualTiming timing) {
        return new OktaFixture(timing);
    }
}
