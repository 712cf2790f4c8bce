package io.apitokens.okta;

import io.apitokens.Account;
import io.apitokens.Secret;
import io.apitokens.call.ApiCall;
import io.apitokens.call.ApiClient;
import io.apitokens.okta.api.ClientSecret;
import io.apitokens.okta.api.NewClientSecret;
import io.apitokens.okta.api.OktaApi;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The calls for the client secrets of an app, whose values the caller chooses. */
record AppSecretCalls(OktaApi api, Account account, String appId) implements SecretCalls {

    AppSecretCalls(ApiClient client, String appId) {
        this(new OktaApi(client), CredentialIds.account(client.account(), "app-secrets", appId), appId);
    }

    @Override
    public SecretCalls with(ApiClient client) {
        return new AppSecretCalls(new OktaApi(client), account, appId);
    }

    @Override
    public ApiCall<List<ClientSecret>> list() {
        return api.listAppClientSecrets(appId);
    }

    @Override
    public boolean choosesValue() {
        return true;
    }

    @Override
    public ApiCall<ClientSecret> create(@Nullable Secret value) {
        return api.createAppClientSecret(
                appId, NewClientSecret.builder().clientSecret(value).build());
    }

    @Override
    public ApiCall<ClientSecret> activate(String id) {
        return api.activateAppClientSecret(appId, id);
    }

    @Override
    public ApiCall<ClientSecret> deactivate(String id) {
        return api.deactivateAppClientSecret(appId, id);
    }

    @Override
    public ApiCall<@Nullable Void> delete(String id) {
        return api.deleteAppClientSecret(appId, id);
    }
}
