package io.apitokens.examples;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.apitokens.IssuedToken;
import io.apitokens.Secret;
import io.apitokens.SecretChangedException;
import io.apitokens.SecretStore;
import io.apitokens.StoredSecret;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stores a secret in HashiCorp Vault's key-value engine, version 2, in the fields {@code token} and {@code token_id} of
 * one entry. The entry is written with the option {@code cas}, so that Vault refuses to overwrite a newer version.
 * Other fields of the entry are not kept.
 *
 * <p>Uses {@code GET} and {@code POST /v1/MOUNT/data/PATH} and {@code POST /v1/sys/capabilities-self}. The Vault token
 * needs {@code read}, {@code create} and {@code update} of {@code MOUNT/data/PATH}.
 */
public final class VaultStore implements SecretStore {

    private static final String WRONG_VERSION = "check-and-set parameter did not match";

    private final StoreClient vault;
    private final Secret vaultToken;
    private final String entry;

    /**
     * Creates the secret store. Sends nothing.
     *
     * @param address the URL of Vault, such as {@code https://vault.example:8200}
     * @param vaultToken the credential of this program at Vault
     * @param mount the path at which the engine is mounted, such as {@code secret}
     * @param path the path of the entry, such as {@code ci/api-token}
     */
    public VaultStore(String address, Secret vaultToken, String mount, String path) {
        this.vault = new StoreClient("Vault", address);
        this.vaultToken = vaultToken;
        this.entry = mount + "/data/" + path;
    }

    @Override
    public String id() {
        return "vault:" + vault.address() + "/" + entry;
    }

    /** Checks that the Vault token may read, create and update the entry, without writing it. */
    @Override
    public void check() throws IOException {
        JsonArray paths = new JsonArray();
        paths.add(entry);
        JsonObject response = vault.require(send("POST", "sys/capabilities-self", StoreClient.object("paths", paths)));
        Set<String> allowed = new HashSet<>();
        if (response.get("capabilities") instanceof JsonArray capabilities) {
            capabilities.forEach(capability -> allowed.add(capability.getAsString()));
        }
        if (!allowed.contains("root") && !allowed.containsAll(List.of("read", "create", "update"))) {
            throw new IOException("the Vault token lacks read, create or update on " + entry
                    + "; nothing was written. Extend its policy.");
        }
    }

    @Override
    public Optional<StoredSecret> read() throws IOException {
        return Optional.ofNullable(look().stored());
    }

    /**
     * The stored secret and the number of the newest version. The number is set even if that version is deleted; 0 for
     * none.
     */
    private record Entry(@Nullable StoredSecret stored, String newest) {}

    private Entry look() throws IOException {
        StoreClient.Response response = send("GET", entry, null);
        if (response.status() != 200 && response.status() != 404) {
            throw vault.failure(response);
        }
        // For a deleted version Vault returns a 404 with the version's number.
        String newest = StoreClient.find(response.document(), "data", "metadata", "version");
        String token = StoreClient.find(response.document(), "data", "data", "token");
        if (response.status() == 200 && newest == null) {
            throw new IOException("the response of Vault has no data.metadata.version");
        }
        String version = newest == null ? "0" : newest;
        return new Entry(token == null ? null : StoredSecret.of(Secret.of(token), version), version);
    }

    @Override
    public String write(IssuedToken issued, @Nullable String expectedVersion) throws IOException {
        // Vault keeps counting after a deletion, so cas alone would not detect that the stored secret is gone.
        Entry now = look();
        if (now.stored() == null ? expectedVersion != null : !now.newest().equals(expectedVersion)) {
            throw new SecretChangedException(toString());
        }
        JsonObject options = StoreClient.object("cas", Long.valueOf(now.newest()));
        JsonObject data = StoreClient.object(
                "token", issued.secret().expose(), "token_id", issued.token().id());
        StoreClient.Response response = send("POST", entry, StoreClient.object("options", options, "data", data));
        if (response.status() == 400 && saysWrongVersion(response.document())) {
            throw new SecretChangedException(toString());
        }
        return vault.text(vault.require(response), "data", "version");
    }

    private StoreClient.Response send(String method, String path, @Nullable JsonObject body) throws IOException {
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
        return "VaultStore[" + entry + "]";
    }
}
