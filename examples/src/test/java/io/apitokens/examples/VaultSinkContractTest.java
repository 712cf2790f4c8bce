package io.apitokens.examples;

import io.apitokens.Secret;
import io.apitokens.SecretSink;
import io.apitokens.testkit.contract.SecretSinkContract;
import org.junit.jupiter.api.AfterEach;

class VaultSinkContractTest extends SecretSinkContract {

    private final FakeVault fake = new FakeVault();

    @AfterEach
    void closeFake() {
        fake.close();
    }

    @Override
    protected SecretSink sink() {
        return new VaultSink(fake.address(), Secret.of(fake.credential()), "secret", "ci/api-token");
    }

    @Override
    protected void breakDown() {
        fake.breakDown();
    }
}
