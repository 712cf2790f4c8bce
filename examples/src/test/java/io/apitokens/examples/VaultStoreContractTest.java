package io.apitokens.examples;

import io.apitokens.Secret;
import io.apitokens.SecretStore;
import io.apitokens.testkit.contract.SecretStoreContract;
import org.junit.jupiter.api.AfterEach;

class VaultStoreContractTest extends SecretStoreContract {

    private final FakeVault fake = new FakeVault();

    @AfterEach
    void closeFake() {
        fake.close();
    }

    @Override
    protected SecretStore store() {
        return new VaultStore(fake.address(), Secret.of(fake.credential()), "secret", "ci/api-token");
    }

    @Override
    protected void breakDown() {
        fake.breakDown();
    }
}
