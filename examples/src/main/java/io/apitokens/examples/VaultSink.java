package io.apitokens.examples;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.apitokens.IssuedToken;
import io.apitokens.NewerSecretException;
import io.apitokens.Secret;
import io.apitokens.SecretSink;
import io.apitokens.StoredSecret;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a secret in HashiCorp Vault's key-value engine, version 2: the fields {@code token} and {@code token_id} of one entry.
 * The entry is written with the option {@code cas}, so that Vault refuses to overwrite a newer version. Other fields of the
 * entry are not kept.
 *
 * <p>Uses {@code GET} and {@code POST /v1/MOUNT/data/PATH} and {@code POST /v1/sys/capabilities-self}. The Vault token needs
 * {@code read}, {@code create} and {@code update} of {@code MOUNT/data/PATH}.
 */
public final class VaultSink implements SecretSink {

    private static final String WRONG_VERSION = "check-and-set parameter did not match";

    private final StoreClient vault;
    private final Secret vaultToken;
    private final String entry;

    /**
     * Makes a sink; sends nothing.
     *
     * @param address where Vault is, such as {@code https://vault.example:8200}
     * @param vaultToken what authenticates this program at Vault
     * @param mount where the engine is mounted, such as {@code secret}
     * @param path the entry, such as {@code ci/api-token}
     */
    public VaultSink(String address, Secret vaultToken, String mount, String path) {
        this.vault = new StoreClient("Vault", address);
        this.vaultToken = vaultToken;
        this.entry = mount + "/data/" + path;
    }

    /** Asks Vault what the Vault token may do with the entry. */
    @Override
    public void check() throws IOException {
        JsonArray paths = new JsonArray();
        paths.add(entry);
        JsonObject answer = vault.require(send("POST", "sys/capabilities-self", StoreClient.object("paths", paths)));
        Set<String> allowed = new HashSet<>();
        if (answer.get("capabilities") instanceof JsonArray capabilities) {
            capabilities.forEach(capability -> allowed.add(capability.getAsString()));
        }
        if (!allowed.contains("root") && !allowed.containsAll(List.of("read", "create", "update"))) {
            throw new IOException("the Vault token may not read, create and update " + entry);
        }
    }

    @Override
    public Optional<StoredSecret> read() throws IOException {
        return Optional.ofNullable(look().stored());
    }

    /** What an entry holds, and the number of its newest version, which is there even if that was deleted; 0 for none. */
    private record Entry(@Nullable StoredSecret stored, String newest) {}

    private Entry look() throws IOException {
        StoreClient.Answer answer = send("GET", entry, null);
        if (answer.status() != 200 && answer.status() != 404) {
            throw vault.failure(answer);
        }
        // Of a deleted version the answer is a 404 that tells the number.
        String newest = StoreClient.find(answer.document(), "data", "metadata", "version");
        String token = StoreClient.find(answer.document(), "data", "data", "token");
        if (answer.status() == 200 && newest == null) {
            throw new IOException("Vault answered without a version");
        }
        String version = newest == null ? "0" : newest;
        return new Entry(token == null ? null : StoredSecret.of(Secret.of(token), version), version);
    }

    @Override
    public String write(IssuedToken issued, @Nullable String expectedVersion) throws IOException {
        // Vault counts a deleted version on, so that cas alone would not notice that nothing is stored any more.
        Entry now = look();
        if (now.stored() == null ? expectedVersion != null : !now.newest().equals(expectedVersion)) {
            throw new NewerSecretException(toString());
        }
        JsonObject options = StoreClient.object("cas", Long.valueOf(now.newest()));
        JsonObject data = StoreClient.object(
                "token", issued.secret().expose(), "token_id", issued.token().id());
        StoreClient.Answer answer = send("POST", entry, StoreClient.object("options", options, "data", data));
        if (answer.status() == 400 && saysWrongVersion(answer.document())) {
            throw new NewerSecretException(toString());
        }
        return vault.text(vault.require(answer), "data", "version");
    }

    private StoreClient.Answer send(String method, String path, @Nullable JsonObject body) throws IOException {
        return vault.send(method, "/v1/" + path, Map.of("X-Vault-Token", vaultToken.expose()), body);
    }

    private static boolean saysWrongVersion(JsonObject document) {
        if (document.get("errors") instanceof JsonArray errors) {
            for (JsonElement error : errors) {
                if (error.isJsonPrimitive() && error.getAsString().contains(WRONG_VERSION)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return "VaultSink[" + entry + "]";
    }
}
