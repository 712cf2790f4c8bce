package io.apitokens.okta;

import io.apitokens.Account;
import io.apitokens.Secret;
import io.apitokens.call.ApiCall;
import io.apitokens.call.ApiClient;
import io.apitokens.okta.api.ClientSecret;
import io.apitokens.okta.api.OktaApi;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The calls for the client secrets of an API service integration, whose values the vendor makes. */
record IntegrationSecretCalls(OktaApi api, Account account, String integrationId) implements SecretCalls {

    IntegrationSecretCalls(ApiClient client, String integrationId) {
        this(
                new OktaApi(client),
                CredentialIds.account(client.account(), "integration-secrets", integrationId),
                integrationId);
    }

    @Override
    public SecretCalls with(ApiClient client) {
        return new IntegrationSecretCalls(new OktaApi(client), account, integrationId);
    }

    @Override
    public ApiCall<List<ClientSecret>> list() {
        return api.listIntegrationClientSecrets(integrationId);
    }

    @Override
    public boolean choosesValue() {
        return false;
    }

    @Override
    public ApiCall<ClientSecret> create(@Nullable Secret value) {
        return api.createIntegrationClientSecret(integrationId);
    }

    @Override
    public ApiCall<ClientSecret> activate(String id) {
        return api.activateIntegrationClientSecret(integrationId, id);
    }

    @Override
    public ApiCall<ClientSecret> deactivate(String id) {
        return api.deactivateIntegrationClientSecret(integrationId, id);
    }

    @Override
    public ApiCall<@Nullable Void> delete(String id) {
        return api.deleteIntegrationClientSecret(integrationId, id);
    }
}
