package io.apitokens.examples;

import io.apitokens.Secret;
import io.apitokens.SecretSink;
import io.apitokens.testkit.contract.SecretSinkContract;
import org.junit.jupiter.api.AfterEach;

class KubernetesSinkContractTest extends SecretSinkContract {

    private final FakeKubernetes fake = new FakeKubernetes();

    @AfterEach
    void closeFake() {
        fake.close();
    }

    @Override
    protected SecretSink sink() {
        return new KubernetesSink(fake.address(), Secret.of("fakeServiceAccountToken"), "ci", "api-token");
    }

    @Override
    protected void breakDown() {
        fake.breakDown();
    }
}
