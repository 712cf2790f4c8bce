package io.apitokens.examples;

import io.apitokens.SecretStore;
import io.apitokens.testkit.contract.SecretStoreContract;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

class AwsSecretsManagerStoreContractTest extends SecretStoreContract {

    private final FakeSecretsManager fake = new FakeSecretsManager();

    @AfterEach
    void closeFake() {
        fake.close();
    }

    @Override
    protected SecretStore store() {
        return new AwsSecretsManagerStore(
                fake.address(), (uri, headers, body) -> Map.of("Authorization", fake.credential()), "ci/api-token");
    }

    @Override
    protected void breakDown() {
        fake.breakDown();
    }
}
