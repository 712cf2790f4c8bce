package io.apitokens.okta;

import io.apitokens.Account;
import io.apitokens.Secret;
import io.apitokens.call.ApiCall;
import io.apitokens.call.ApiClient;
import io.apitokens.okta.api.ClientSecret;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The calls for the client secrets of one owner. Apps and API service integrations have different ones. */
interface SecretCalls {

    /** Returns the account that the secrets belong to. */
    Account account();

    /** Returns the same calls by another client. */
    SecretCalls with(ApiClient client);

    ApiCall<List<ClientSecret>> list();

    /** Returns whether the caller chooses the value. */
    boolean choosesValue();

    /**
     * Returns the create.
     *
     * @param value the value; null if the vendor makes it
     */
    ApiCall<ClientSecret> create(@Nullable Secret value);

    ApiCall<ClientSecret> activate(String id);

    ApiCall<ClientSecret> deactivate(String id);

    ApiCall<@Nullable Void> delete(String id);
}
