package io.apitokens.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.NewerSecretException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AwsSecretsManagerSinkTest {

    private final FakeSecretsManager manager = new FakeSecretsManager();
    private Runnable beforeFinish = () -> {};
    private final AwsSecretsManagerSink sink = sink("ci/api-token");

    private AwsSecretsManagerSink sink(String secretId) {
        return new AwsSecretsManagerSink(
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
        String version = sink.write(FakeStore.issued("simFirst"), null);

        assertEquals(List.of("GetSecretValue", "PutSecretValue", "GetSecretValue"), actions());
        assertEquals(version, manager.labels().get(FakeSecretsManager.CURRENT));
    }

    @Test
    void aLaterVersionIsPendingUntilItWasReadBack() throws IOException {
        String first = sink.write(FakeStore.issued("simFirst"), null);
        String second = sink.write(FakeStore.issued("simSecond"), first);

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
        String first = sink.write(FakeStore.issued("simFirst"), null);
        beforeFinish = () -> manager.store("other-version", "{\"token\": \"simOther\"}");

        assertThrowsExactly(NewerSecretException.class, () -> sink.write(FakeStore.issued("simSecond"), first));
        assertEquals(Map.of(FakeSecretsManager.CURRENT, "other-version"), manager.labels());
        assertEquals("simOther", sink.read().orElseThrow().secret().expose());
    }

    @Test
    void aCurrentVersionOfAnotherWriterCountsAsNoneAndIsReplaced() throws IOException {
        manager.store("made-by-somebody", "a text that is no JSON");

        assertTrue(sink.read().isEmpty());
        String version = sink.write(FakeStore.issued("simFirst"), null);
        assertEquals(version, manager.labels().get(FakeSecretsManager.CURRENT));
    }

    @Test
    void aCheckFindsOutThatTheSecretIsMissingOrBeingDeleted() throws IOException {
        sink.check();
        assertThrows(IOException.class, sink("other")::check);
        manager.delete();
        assertThrows(IOException.class, sink::check);
    }
}
