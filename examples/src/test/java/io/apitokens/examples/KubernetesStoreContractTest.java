package io.apitokens.examples;

import io.apitokens.Secret;
import io.apitokens.SecretStore;
import io.apitokens.testkit.contract.SecretStoreContract;
import org.junit.jupiter.api.AfterEach;

class KubernetesStoreContractTest extends SecretStoreContract {

    private final FakeKubernetes fake = new FakeKubernetes();

    @AfterEach
    void closeFake() {
        fake.close();
    }

    @Override
    protected SecretStore store() {
        return new KubernetesStore(fake.address(), Secret.of("fakeServiceAccountToken"), "ci", "api-token");
    }

    @Override
    protected void breakDown() {
        fake.breakDown();
    }
}
