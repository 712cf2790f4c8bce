package io.apitokens.testkit;

import com.google.gson.JsonParser;
import io.apitokens.Secret;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The apps and API service integrations of a simulated Okta org, with their client secrets and keys. There are none at
 * first; a test adds them. Safe for use by many threads.
 *
 * <table>
 * <caption>Rules of client secrets and keys</caption>
 * <tr><th>Rule</th><th>Source</th><th>Certainty</th></tr>
 * <tr><td>an app or integration has at most two client secrets; a third is a 400</td><td>management document
 *     2026.06.3</td><td>rule documented; the error's code and text are not</td></tr>
 * <tr><td>the caller may choose an app's client secret, 14 to 100 characters</td><td>same</td><td>documented</td></tr>
 * <tr><td>the vendor makes an integration's client secret</td><td>same</td><td>documented</td></tr>
 * <tr><td>every read returns the value, or with {@link #maskClientSecrets()} three asterisks and its last four
 *     characters</td><td>same; the Admin Console shows a value once</td><td>unknown what orgs do: test both</td></tr>
 * <tr><td>{@code secret_hash} is the first 128 bits of SHA-256 in Base64 for URLs</td><td>the document's
 *     example</td><td>computed from one example; {@link #omitSecretHashes()} leaves it out, {@link
 *     #hashSecretsOtherwise()} computes another</td></tr>
 * <tr><td>only an inactive client secret or key can be deleted; otherwise a 400</td><td>management
 *     document</td><td>documented</td></tr>
 * <tr><td>the only active client secret or key cannot be deactivated; a 400</td><td>same</td><td>documented for the only
 *     one; assumed for the only active one</td></tr>
 * <tr><td>{@code kid} is unique in an app, and required for a second key; nothing can be added beside a key without
 *     one</td><td>same</td><td>documented; the error's code and text are not</td></tr>
 * <tr><td>an app with an administrator role refuses changes of its credentials with a 403</td><td>AWS's documentation of
 *     its managed rotation</td><td>second-hand; the error's code is not known</td></tr>
 * <tr><td>the id of an app differs from its client id</td><td>none</td><td>in most orgs they are equal; kept apart here so
 *     that no client assumes it</td></tr>
 * <tr><td>{@link #tokenUrl()} accepts active secrets by Basic and by form, and active keys by signed assertions, with the
 *     scope {@code sim.read}</td><td>RFC 6749, RFC 7523</td><td>documented</td></tr>
 * </table>
 */
public final class SimulatedOktaApps {

    private final OktaAccount account;
    private final String origin;

    SimulatedOktaApps(OktaAccount account, String origin) {
        this.account = account;
        this.origin = origin;
    }

    /**
     * Adds an app without client secrets and keys.
     *
     * @return its id, which is not its client id
     */
    public String addApp() {
        synchronized (account) {
            return account.clients().addApp().id();
        }
    }

    /**
     * Adds an API service integration without client secrets.
     *
     * @return its id
     */
    public String addIntegration() {
        synchronized (account) {
            return account.clients().addIntegration().id();
        }
    }

    /**
     * Returns the client id of an app or integration, with which it authenticates.
     *
     * @param owner the id of an app or integration
     * @return its client id
     */
    public String clientIdOf(String owner) {
        synchronized (account) {
            return account.clients().require(owner).clientId();
        }
    }

    /**
     * Adds a client secret, as an administrator does in the vendor's console.
     *
     * @param owner the id of an app or integration
     * @return the id of the secret, which is active
     */
    public String addClientSecret(String owner) {
        synchronized (account) {
            OktaClients clients = account.clients();
            return clients.addSecret(clients.require(owner), account.nextSecret())
                    .id();
        }
    }

    /**
     * Returns the value of a client secret.
     *
     * @param id the id of a client secret that exists
     * @return contains {@code sim} if the vendor made it
     */
    public Secret clientSecretOf(String id) {
        synchronized (account) {
            return account.clients().secret(id).value();
        }
    }

    /**
     * Adds a public key, as an administrator does in the vendor's console.
     *
     * @param app the id of an app
     * @param jwk a public JSON web key; may lack a {@code kid}
     * @return the id of the key, which is active
     */
    public String addKey(String app, String jwk) {
        synchronized (account) {
            OktaClients clients = account.clients();
            return clients.addKey(
                            clients.require(app), JsonParser.parseString(jwk).getAsJsonObject())
                    .id();
        }
    }

    /**
     * Returns the client secrets and keys of an app or integration.
     *
     * @param owner the id of an app or integration
     * @return the ids and whether each is active, in the order in which they were created
     */
    public Map<String, Boolean> credentialsOf(String owner) {
        synchronized (account) {
            OktaClient client = account.clients().require(owner);
            Map<String, Boolean> credentials = new LinkedHashMap<>();
            client.secrets().values().forEach(secret -> credentials.put(secret.id(), secret.isActive()));
            client.keys().values().forEach(key -> credentials.put(key.id(), key.isActive()));
            return credentials;
        }
    }

    /**
     * Returns whether the token endpoint would accept a secret now.
     *
     * @param owner the id of an app or integration
     * @param secret the value of a client secret, or a private JSON web key with a {@code kid}
     * @return true if an active client secret has the value, or an active key is the public half
     */
    public boolean accepts(String owner, Secret secret) {
        synchronized (account) {
            OktaClient client = account.clients().require(owner);
            String text = secret.expose();
            return text.startsWith("{")
                    ? client.acceptsKey(JsonParser.parseString(text).getAsJsonObject())
                    : client.acceptsSecret(text);
        }
    }

    /**
     * Activates or deactivates a client secret or a key, as an administrator does in the vendor's console.
     *
     * @param id the id of a client secret or key that exists
     * @param active whether it is active from now on
     */
    public void setActive(String id, boolean active) {
        synchronized (account) {
            account.clients().credential(id).activate(active, account.now());
        }
    }

    /**
     * Assigns an administrator role to an app. The vendor then refuses changes of its credentials.
     *
     * @param app the id of an app
     * @return this
     */
    public SimulatedOktaApps makeAdministrator(String app) {
        synchronized (account) {
            account.clients().require(app).makeAdministrator();
        }
        return this;
    }

    /**
     * Masks the values of client secrets in every response but that of their creation.
     *
     * @return this
     */
    public SimulatedOktaApps maskClientSecrets() {
        synchronized (account) {
            account.clients().mask();
        }
        return this;
    }

    /**
     * Computes {@code secret_hash} in another way than in the vendor's example, which no document describes.
     *
     * @return this
     */
    public SimulatedOktaApps hashSecretsOtherwise() {
        synchronized (account) {
            account.clients().hashOtherwise();
        }
        return this;
    }

    /**
     * Leaves {@code secret_hash} out of all records of client secrets.
     *
     * @return this
     */
    public SimulatedOktaApps omitSecretHashes() {
        synchronized (account) {
            account.clients().omitHashes();
        }
        return this;
    }

    /**
     * Returns the token endpoint of a custom authorization server. Its requests are not recorded.
     *
     * @return an absolute URL
     */
    public String tokenUrl() {
        return origin + OktaTokenEndpoint.PATH;
    }
}
