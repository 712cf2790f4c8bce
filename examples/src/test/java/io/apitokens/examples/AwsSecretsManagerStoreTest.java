package io.apitokens.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.SecretChangedException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AwsSecretsManagerStoreTest {

    private final FakeSecretsManager manager = new FakeSecretsManager();
    private Runnable beforeFinish = () -> {};
    private final AwsSecretsManagerStore store = store("ci/api-token");

    private AwsSecretsManagerStore store(String secretId) {
        return new AwsSecretsManagerStore(
                manager.address(),
                (uri, headers, body) -> {
                    if (headers.containsValue("secretsmanager.UpdateSecretVersionStage")) {
                        beforeFinish.run();
                    }
                    return Map.of("Authorization", manager.credential());
                },
                secretId);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private List<String> actions() {
        return manager.requests().stream()
                .map(request -> request.action().substring("secretsmanager.".length()))
                .toList();
    }

    @Test
    void theFirstVersionOfAllIsCurrentAtOnce() throws IOException {
        String version = store.write(FakeStore.issued("simFirst"), null);

        assertEquals(List.of("GetSecretValue", "PutSecretValue", "GetSecretValue"), actions());
        assertEquals(version, manager.labels().get(FakeSecretsManager.CURRENT));
    }

    @Test
    void aLaterVersionIsPendingUntilItWasReadBack() throws IOException {
        String first = store.write(FakeStore.issued("simFirst"), null);
        String second = store.write(FakeStore.issued("simSecond"), first);

        assertEquals(
                List.of("GetSecretValue", "PutSecretValue", "GetSecretValue", "UpdateSecretVersionStage"),
                actions().subList(3, 7));
        assertEquals(
                FakeStore.json("{'VersionStage': 'AWSCURRENT', 'MoveToVersionId': '" + second
                        + "', 'RemoveFromVersionId': '" + first + "', 'SecretId': 'ci/api-token'}"),
                manager.requests().get(6).body());
        assertEquals(second, manager.labels().get(FakeSecretsManager.CURRENT));
    }

    @Test
    void aVersionThatBecameCurrentMeanwhileStaysSoAndTheWrittenOneLosesItsLabel() throws IOException {
        String first = store.write(FakeStore.issued("simFirst"), null);
        beforeFinish = () -> manager.store("other-version", "{\"token\": \"simOther\"}");

        assertThrowsExactly(SecretChangedException.class, () -> store.write(FakeStore.issued("simSecond"), first));
        assertEquals(Map.of(FakeSecretsManager.CURRENT, "other-version"), manager.labels());
        assertEquals("simOther", store.read().orElseThrow().secret().expose());
    }

    @Test
    void aCurrentVersionOfAnotherWriterCountsAsNoneAndIsReplaced() throws IOException {
        manager.store("of-another-writer", "a string that is not JSON");

        assertTrue(store.read().isEmpty());
        String version = store.write(FakeStore.issued("simFirst"), null);
        assertEquals(version, manager.labels().get(FakeSecretsManager.CURRENT));
    }

    @Test
    void aCheckFindsOutThatTheSecretIsMissingOrBeingDeleted() throws IOException {
        store.check();
        assertThrows(IOException.class, store("other")::check);
        manager.delete();
        assertThrows(IOException.class, store::check);
    }
}
