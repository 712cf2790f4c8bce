package io.apitokens.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.apitokens.Secret;
import io.apitokens.SecretChangedException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KubernetesStoreTest {

    private static final String COLLECTION = FakeKubernetes.COLLECTION;
    private static final String ONE = COLLECTION + "/api-token";

    private final FakeKubernetes kubernetes = new FakeKubernetes();
    private final KubernetesStore store =
            new KubernetesStore(kubernetes.address(), Secret.of("fakeServiceAccountToken"), "ci", "api-token");

    @AfterEach
    void close() {
        kubernetes.close();
    }

    @Test
    void theObjectIsMadeAndThenReplacedWithTheVersionThatWasSeen() throws IOException {
        String first = store.write(FakeStore.issued("simFirst"), null);
        store.write(FakeStore.issued("simSecond"), first);

        assertEquals(List.of("GET " + ONE, "POST " + COLLECTION, "GET " + ONE, "PUT " + ONE), kubernetes.lines());
        assertEquals(FakeStore.json("""
                        {'apiVersion': 'v1', 'kind': 'Secret', 'type': 'Opaque',
                         'metadata': {'name': 'api-token', 'namespace': 'ci'},
                         'data': {'token': 'c2ltRmlyc3Q=', 'token_id': 'YWNtZS8xL3Qx'}}
                        """), kubernetes.requests().get(1).body());
        assertEquals(first, StoreClient.find(kubernetes.requests().get(3).body(), "metadata", "resourceVersion"));
    }

    @Test
    void otherKeysAndLabelsOfTheObjectStay() throws IOException {
        kubernetes.store(FakeStore.json("""
                {'metadata': {'name': 'api-token', 'labels': {'app': 'ci'}}, 'type': 'Opaque', 'data': {'note': 'eA=='}}
                """));

        assertTrue(store.read().isEmpty());
        String version = store.write(FakeStore.issued("simFirst"), null);

        assertEquals(FakeStore.json("""
                        {'metadata': {'name': 'api-token', 'labels': {'app': 'ci'}, 'resourceVersion': 'VERSION'},
                         'type': 'Opaque',
                         'data': {'note': 'eA==', 'token': 'c2ltRmlyc3Q=', 'token_id': 'YWNtZS8xL3Qx'}}
                        """.replace("VERSION", version)), kubernetes.present());
    }

    @Test
    void anObjectThatIsGoneIsNotTheOneThatWasSeen() throws IOException {
        String version = store.write(FakeStore.issued("simFirst"), null);
        kubernetes.delete();

        assertThrowsExactly(SecretChangedException.class, () -> store.write(FakeStore.issued("simSecond"), version));
        assertTrue(store.read().isEmpty());
    }

    @Test
    void aCheckIsADryRunOfTheWriteWithoutASecret() throws IOException {
        store.check();
        store.write(FakeStore.issued("simFirst"), null);
        JsonObject before = kubernetes.present();
        store.check();

        assertEquals("POST " + COLLECTION + "?dryRun=All", kubernetes.lines().get(1));
        assertEquals("PUT " + ONE + "?dryRun=All", kubernetes.lines().get(5));
        assertEquals(before, kubernetes.present());
        for (int i : new int[] {1, 5}) {
            assertFalse(kubernetes.requests().get(i).quoted().contains("c2ltRmlyc3Q="), "the secret is sent");
        }
    }
}
