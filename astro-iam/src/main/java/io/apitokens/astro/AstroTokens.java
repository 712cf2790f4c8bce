package io.apitokens.astro;

import io.apitokens.Account;
import io.apitokens.ApiTokens;
import io.apitokens.CanCreate;
import io.apitokens.CanRotate;
import io.apitokens.CanUpdate;
import io.apitokens.CreateGuard;
import io.apitokens.IssuedToken;
import io.apitokens.Secret;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.TokenUpdate;
import io.apitokens.astro.api.ApiToken;
import io.apitokens.astro.api.AstroApi;
import io.apitokens.astro.api.SubjectRoles;
import io.apitokens.astro.api.UpdateApiTokenRequest;
import io.apitokens.astro.api.UpdateApiTokenRolesRequest;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.CallFacts;
import io.apitokens.error.Outcome;
import io.apitokens.error.PartialCreateException;
import io.apitokens.error.PartialUpdateException;
import io.apitokens.error.UnreadableResponseException;
import io.apitokens.http.ApiClient;
import io.apitokens.http.Pager;
import java.time.Duration;

/**
 * The API tokens of an Astro organization: organization, workspace and deployment tokens. A list gives the oldest token first,
 * and neither leaves out nor repeats a token when others are created or deleted during the walk.
 *
 * <p>The first grant of a new token is its scope: the organization, a workspace or a deployment. Further grants may be as wide
 * or narrower; they take a second call, and if that fails the token is deleted again. A lifetime is counted in whole days, 1
 * to 3650.
 */
public final class AstroTokens implements CanCreate, CanUpdate, CanRotate {

    private final ApiClient client;
    private final AstroApi api;
    private final String organization;

    AstroTokens(ApiClient client) {
        this.client = client;
        this.api = new AstroApi(client);
        this.organization = client.account().id();
    }

    @Override
    public Account account() {
        return client.account();
    }

    @Override
    public Token get(TokenId id) {
        return token(
                api.getApiToken(organization, AstroIds.ofToken(id, account())).execute());
    }

    @Override
    public Pager<Token> list() {
        AstroWalk walk = new AstroWalk(api, organization, AstroWalk.PAGE_SIZE);
        return Pager.of(walk::page).map(this::token);
    }

    @Override
    public void delete(TokenId id) {
        api.deleteApiToken(organization, AstroIds.ofToken(id, account())).execute();
    }

    @Override
    public IssuedToken create(TokenSpec spec) {
        AstroRequests requests = new AstroRequests(organization);
        var first = requests.create(spec, client.timing().now());
        UpdateApiTokenRolesRequest all = spec.grants().size() == 1 ? null : requests.roles(spec.grants());
        return CreateGuard.run(this, client, spec.name(), () -> {
            IssuedToken issued = issued(
                    "createApiToken", api.createApiToken(organization, first).execute());
            return all == null ? issued : withFurtherRoles(issued, all);
        });
    }

    private IssuedToken withFurtherRoles(IssuedToken issued, UpdateApiTokenRolesRequest all) {
        String id = issued.token().id().value();
        try {
            SubjectRoles roles = api.updateApiTokenRoles(organization, id, all).execute();
            return IssuedToken.of(
                    issued.token()
                            .unwrap(ApiToken.class)
                            .map(record -> token(AstroRecords.withRoles(record, roles, organization)))
                            .orElseThrow(),
                    issued.secret());
        } catch (ApiTokenException e) {
            throw takeBack(issued, e);
        }
    }

    private ApiTokenException takeBack(IssuedToken issued, ApiTokenException failure) {
        String step = "adding the further roles";
        if (client.cleanupTimeout().isZero()) {
            CallFacts facts = new CallFacts(account().toString(), "create", 1, Outcome.APPLIED);
            return PartialCreateException.of(facts, step, issued.token().id(), issued.secret(), failure);
        }
        return CreateGuard.takeBack(cleaner(), issued, step, failure);
    }

    private ApiTokens cleaner() {
        return withTimeout(client.cleanupTimeout());
    }

    @Override
    public IssuedToken rotate(TokenId id) {
        String value = AstroIds.ofToken(id, account());
        return issued("rotateApiToken", api.rotateApiToken(organization, value).execute());
    }

    @Override
    public Token update(TokenId id, TokenUpdate update) {
        String value = AstroIds.ofToken(id, account());
        UpdateApiTokenRolesRequest grants =
                update.grants().map(new AstroRequests(organization)::roles).orElse(null);
        ApiToken before = api.getApiToken(organization, value).execute();
        if (grants == null) {
            return token(rename(value, before, update));
        }
        SubjectRoles roles =
                api.updateApiTokenRoles(organization, value, grants).execute();
        if (update.name().isEmpty() && update.description().isEmpty()) {
            return token(AstroRecords.withRoles(before, roles, organization));
        }
        try {
            return token(rename(value, before, update));
        } catch (ApiTokenException e) {
            throw PartialUpdateException.of("roles", "name and description", e);
        }
    }

    /** Name and description are sent together always: what the vendor makes of a missing one is not documented. */
    private ApiToken rename(String id, ApiToken before, TokenUpdate update) {
        String name = update.name().orElse(before.name());
        String description = update.description().orElse(before.description());
        UpdateApiTokenRequest request = UpdateApiTokenRequest.builder()
                .name(name == null ? "" : name)
                .description(description == null ? "" : description)
                .build();
        return api.updateApiToken(organization, id, request).execute();
    }

    private IssuedToken issued(String operation, ApiToken answer) {
        Secret secret = answer.token();
        if (answer.id() == null || secret == null) {
            throw UnreadableResponseException.of(
                    new CallFacts(account().toString(), operation, 1, Outcome.APPLIED), "the answer has no id", secret);
        }
        return IssuedToken.of(token(answer.withoutSecrets()), secret);
    }

    private Token token(ApiToken record) {
        return AstroRecords.token(account(), record, client.timing().now());
    }

    @Override
    public AstroTokens withTimeout(Duration timeout) {
        return new AstroTokens(client.withTimeout(timeout));
    }

    @Override
    public void close() {
        client.close();
    }
}
