package io.apitokens.okta;

import io.apitokens.call.ApiClient;
import io.apitokens.json.Json;

/**
 * The credentials of one OAuth app of an org: its client secrets and its keys. Immutable and safe for use by many
 * threads.
 *
 * <p>An app that holds an administrator role refuses changes of its credentials.
 */
public final class OktaApp {

    private final ApiClient client;
    private final String id;

    OktaApp(ApiClient client, String id) {
        this.client = client;
        this.id = CredentialIds.checkedOwner("appId", id);
    }

    /** {@return the app's id; in most orgs the same as its client id} */
    public String id() {
        return id;
    }

    /** {@return the client secrets of the app} */
    public OktaClientSecrets clientSecrets() {
        return new OktaClientSecrets(client, new AppSecretCalls(client, id));
    }

    /** {@return the keys of the app, with which it signs its assertions} */
    public OktaAppKeys keys() {
        return new OktaAppKeys(client, id);
    }

    @Override
    public String toString() {
        return Json.printable("OktaApp[" + id + "]");
    }
}
