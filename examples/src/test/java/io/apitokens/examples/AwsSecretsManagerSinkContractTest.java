package io.apitokens.examples;

import io.apitokens.SecretSink;
import io.apitokens.testkit.contract.SecretSinkContract;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

class AwsSecretsManagerSinkContractTest extends SecretSinkContract {

    private final FakeSecretsManager fake = new FakeSecretsManager();

    @AfterEach
    void closeFake() {
        fake.close();
    }

    @Override
    protected SecretSink sink() {
        return new AwsSecretsManagerSink(
                fake.address(), (uri, headers, body) -> Map.of("Authorization", fake.credential()), "ci/api-token");
    }

    @Override
    protected void breakDown() {
        fake.breakDown();
    }
}
