package io.apitokens.examples;

import com.google.gson.JsonObject;
import io.apitokens.IssuedToken;
import io.apitokens.Secret;
import io.apitokens.SecretChangedException;
import io.apitokens.SecretStore;
import io.apitokens.StoredSecret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stores a secret in a Kubernetes Secret, under the keys {@code token} and {@code token_id}. Other keys, labels and
 * annotations are kept. The object is replaced with the {@code resourceVersion} that was read, so that the API server
 * refuses to overwrite a newer one. That version also changes with a label: a write may be refused although the secret
 * is the same.
 *
 * <p>Uses {@code GET} and {@code PUT /api/v1/namespaces/NAMESPACE/secrets/NAME} and {@code POST …/secrets}, for the
 * check with {@code dryRun=All}. The service account needs {@code get}, {@code create} and {@code update} of secrets.
 */
public final class KubernetesStore implements SecretStore {

    private static final String DRY_RUN = "?dryRun=All";

    private final StoreClient server;
    private final Secret serviceAccountToken;
    private final String collection;
    private final String namespace;
    private final String name;

    /**
     * Creates the secret store. Sends nothing. The JVM's trust store must contain the cluster's CA.
     *
     * @param address the URL of the API server, such as {@code https://kubernetes.default.svc}
     * @param serviceAccountToken the credential of this program at the API server
     * @param namespace the namespace
     * @param name the name of the Secret
     */
    public KubernetesStore(String address, Secret serviceAccountToken, String namespace, String name) {
        this.server = new StoreClient("Kubernetes", address);
        this.serviceAccountToken = serviceAccountToken;
        this.collection = "/api/v1/namespaces/" + namespace + "/secrets";
        this.namespace = namespace;
        this.name = name;
    }

    @Override
    public String id() {
        return "kubernetes:" + server.address() + "/" + namespace + "/" + name;
    }

    /**
     * Sends a write as a dry run: the API server applies all its rules and stores nothing. The value sent is not a
     * secret.
     */
    @Override
    public void check() throws IOException {
        put(present(), StoreClient.object("token", encoded("no secret, a dry run")), DRY_RUN);
    }

    @Override
    public Optional<StoredSecret> read() throws IOException {
        JsonObject present = present();
        return present == null ? Optional.empty() : Optional.ofNullable(stored(present));
    }

    @Override
    public String write(IssuedToken issued, @Nullable String expectedVersion) throws IOException {
        JsonObject present = present();
        StoredSecret stored = present == null ? null : stored(present);
        if (stored == null ? expectedVersion != null : !stored.version().equals(expectedVersion)) {
            throw new SecretChangedException(toString());
        }
        JsonObject data = StoreClient.object(
                "token",
                encoded(issued.secret().expose()),
                "token_id",
                encoded(issued.token().id().toString()));
        return server.text(put(present, data, ""), "metadata", "resourceVersion");
    }

    private @Nullable JsonObject present() throws IOException {
        StoreClient.Response response = send("GET", "/" + name, null);
        return response.status() == 404 ? null : server.require(response);
    }

    private @Nullable StoredSecret stored(JsonObject present) throws IOException {
        String version = server.text(present, "metadata", "resourceVersion");
        String token = StoreClient.find(present, "data", "token");
        return token == null ? null : StoredSecret.of(decoded(token), version);
    }

    /** Creates the object, or replaces the object {@code present}, which contains its resourceVersion. */
    private JsonObject put(@Nullable JsonObject present, JsonObject data, String options) throws IOException {
        StoreClient.Response response;
        if (present == null) {
            JsonObject metadata = StoreClient.object("name", name, "namespace", namespace);
            JsonObject object = StoreClient.object(
                    "apiVersion", "v1", "kind", "Secret", "type", "Opaque", "metadata", metadata, "data", data);
            response = send("POST", options, object);
        } else {
            JsonObject object = present.deepCopy();
            JsonObject all = object.get("data") instanceof JsonObject older ? older : new JsonObject();
            data.asMap().forEach(all::add);
            object.add("data", all);
            response = send("PUT", "/" + name + options, object);
        }
        // 409: another client created or changed it after the read. 404 to a PUT: deleted after the read.
        if (response.status() == 409 || (present != null && response.status() == 404)) {
            throw new SecretChangedException(toString());
        }
        return server.require(response);
    }

    private StoreClient.Response send(String method, String path, @Nullable JsonObject body) throws IOException {
        Map<String, String> headers =
                Map.of("Authorization", "Bearer " + serviceAccountToken.expose(), "Content-Type", "application/json");
        return server.send(method, collection + path, headers, body);
    }

    private static String encoded(String text) throws IOException {
        return Base64.getEncoder().encodeToString(StoreClient.utf8(text));
    }

    private static Secret decoded(String text) throws IOException {
        try {
            return Secret.of(new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            // Drop the cause: its message quotes the input.
            throw new IOException("Kubernetes returned a token that is not Base64");
        }
    }

    @Override
    public String toString() {
        return "KubernetesStore[" + namespace + "/" + name + "]";
    }
}
