package io.apitokens.examples;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.apitokens.IssuedToken;
import io.apitokens.Secret;
import io.apitokens.SecretChangedException;
import io.apitokens.SecretStore;
import io.apitokens.StoredSecret;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Stores a secret in AWS Secrets Manager, in the JSON fields {@code token} and {@code token_id} of an existing secret.
 * A write follows the four steps of a rotation there: createSecret stores a new version as {@code AWSPENDING};
 * setSecret does nothing, because the vendor already knows the token; testSecret reads the pending version back;
 * finishSecret moves {@code AWSCURRENT} from the version that was read to the new one. The service rejects that move if
 * {@code AWSCURRENT} has moved in the meantime. The new version of a rejected write stays, without a label, until the
 * service removes it.
 *
 * <p>Uses {@code GetSecretValue}, {@code DescribeSecret}, {@code PutSecretValue} and {@code UpdateSecretVersionStage}.
 * This class does not sign requests (Signature Version 4): pass a signer, such as that of the AWS SDK.
 */
public final class AwsSecretsManagerStore implements SecretStore {

    private final StoreClient aws;
    private final RequestSigner signer;
    private final String secretId;

    /**
     * Creates the secret store. Sends nothing.
     *
     * @param address the URL of the service, such as {@code https://secretsmanager.eu-central-1.amazonaws.com}
     * @param signer signs the requests
     * @param secretId the secret's name or ARN
     */
    public AwsSecretsManagerStore(String address, RequestSigner signer, String secretId) {
        this.aws = new StoreClient("Secrets Manager", address);
        this.signer = signer;
        this.secretId = secretId;
    }

    @Override
    public String id() {
        return "aws-secrets-manager:" + aws.address() + "/" + secretId;
    }

    /**
     * Checks that the secret exists and is not being deleted. The service has no dry run, so the permission to write is
     * not checked.
     */
    @Override
    public void check() throws IOException {
        JsonObject described = aws.require(call("DescribeSecret"));
        if (described.has("DeletedDate")) {
            throw new IOException(
                    "the secret " + secretId + " is being deleted; nothing was written. Restore it first.");
        }
    }

    @Override
    public Optional<StoredSecret> read() throws IOException {
        return Optional.ofNullable(look().stored());
    }

    /**
     * The id and the secret of the current version. The id is null if there is none, the secret if there is no field
     * {@code token}.
     */
    private record Current(
            @Nullable String version, @Nullable StoredSecret stored) {}

    private Current look() throws IOException {
        StoreClient.Response response = call("GetSecretValue");
        if (response.status() == 400 && isOf(response, "ResourceNotFoundException")) {
            return new Current(null, null);
        }
        JsonObject found = aws.require(response);
        String version = aws.text(found, "VersionId");
        Secret secret = secret(found);
        return new Current(version, secret == null ? null : StoredSecret.of(secret, version));
    }

    private static @Nullable Secret secret(JsonObject found) {
        String value = StoreClient.find(found, "SecretString");
        String token = value == null ? null : StoreClient.find(StoreClient.document(value), "token");
        return token == null ? null : Secret.of(token);
    }

    @Override
    public String write(IssuedToken issued, @Nullable String expectedVersion) throws IOException {
        Current seen = look();
        if (seen.stored() == null ? expectedVersion != null : !Objects.equals(seen.version(), expectedVersion)) {
            throw new SecretChangedException(toString());
        }
        String version = UUID.randomUUID().toString();
        boolean current = createSecret(issued, version);
        testSecret(issued, version);
        if (!current) {
            finishSecret(seen, version);
        }
        return version;
    }

    /**
     * Returns whether the new version is already current. The service makes the first version current, whatever stage
     * is requested.
     */
    private boolean createSecret(IssuedToken issued, String version) throws IOException {
        JsonObject value = new JsonObject();
        value.addProperty("token", issued.secret().expose());
        value.addProperty("token_id", issued.token().id().toString());
        JsonArray stages = new JsonArray();
        stages.add("AWSPENDING");
        String action = "PutSecretValue";
        JsonObject made = aws.require(
                call(action, "ClientRequestToken", version, "SecretString", value.toString(), "VersionStages", stages));
        return made.get("VersionStages") instanceof JsonArray given && given.contains(new JsonPrimitive("AWSCURRENT"));
    }

    private void testSecret(IssuedToken issued, String version) throws IOException {
        JsonObject found = aws.require(call("GetSecretValue", "VersionId", version));
        if (!issued.secret().equals(secret(found))) {
            throw new IOException("Secrets Manager did not return the new secret; the current one is unchanged");
        }
    }

    private void finishSecret(Current seen, String version) throws IOException {
        StoreClient.Response moved = label("AWSCURRENT", version, seen.version());
        if (moved.status() == 400 && !Objects.equals(look().version(), seen.version())) {
            label("AWSPENDING", null, version);
            throw new SecretChangedException(toString());
        }
        aws.require(moved);
    }

    private StoreClient.Response label(String stage, @Nullable String to, @Nullable String from) throws IOException {
        return call(
                "UpdateSecretVersionStage", "VersionStage", stage, "MoveToVersionId", to, "RemoveFromVersionId", from);
    }

    private StoreClient.Response call(String action, @Nullable Object... members) throws IOException {
        JsonObject body = StoreClient.object(members);
        body.addProperty("SecretId", secretId);
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", "application/x-amz-json-1.1");
        headers.put("X-Amz-Target", "secretsmanager." + action);
        headers.putAll(signer.sign(aws.uri("/"), Map.copyOf(headers), body.toString()));
        return aws.send("POST", "/", headers, body);
    }

    private static boolean isOf(StoreClient.Response response, String type) {
        String name = StoreClient.find(response.document(), "__type");
        return name != null && name.endsWith(type);
    }

    @Override
    public String toString() {
        return "AwsSecretsManagerStore[" + secretId + "]";
    }
}
