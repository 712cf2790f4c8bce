package io.apitokens.gcore;

import io.apitokens.call.ApiCall;
import io.apitokens.call.ApiClient;
import io.apitokens.gcore.api.Account;
import io.apitokens.gcore.api.ApiToken;
import io.apitokens.gcore.api.ApiTokenCreated;
import io.apitokens.gcore.api.CreateApiTokenRequest;
import io.apitokens.gcore.api.GcoreApi;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The vendor's calls for one account, in the version of the interface set in the builder. */
@SuppressWarnings("deprecation") // The vendor deprecates version 1; only Builder.version1() selects it.
final class GcoreCalls {

    private final GcoreApi api;
    private final long clientId;
    private final boolean version1;

    GcoreCalls(ApiClient client, long clientId, boolean version1) {
        this.api = new GcoreApi(client);
        this.clientId = clientId;
        this.version1 = version1;
    }

    /** Reads the credential's own account, which every role may read. */
    ApiCall<Account> me() {
        return api.getAccount();
    }

    ApiCall<List<ApiToken>> list() {
        return version1
                ? api.listApiTokensV1(clientId, GcoreApi.ListApiTokensV1Query.none())
                : api.listApiTokens(clientId, GcoreApi.ListApiTokensQuery.none());
    }

    ApiCall<ApiToken> get(long id) {
        return version1 ? api.getApiTokenV1(clientId, id) : api.getApiToken(clientId, id);
    }

    ApiCall<ApiTokenCreated> create(CreateApiTokenRequest request) {
        return version1 ? api.createApiTokenV1(clientId, request) : api.createApiToken(clientId, request);
    }

    ApiCall<@Nullable Void> delete(long id) {
        return version1 ? api.deleteApiTokenV1(clientId, id) : api.deleteApiToken(clientId, id);
    }
}
