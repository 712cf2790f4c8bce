package io.apitokens.gcore;

import io.apitokens.testkit.ContractFixture;
import io.apitokens.testkit.ManualTiming;
import io.apitokens.testkit.RotationContract;

class GcoreRotationContractTest extends RotationContract {

    @Override
    protected ContractFixture fixture(ManualTiming timing) {
        return new GcoreFixture(timing);
    }
}
