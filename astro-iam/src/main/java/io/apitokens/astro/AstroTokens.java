package io.apitokens.astro;

import io.apitokens.Account;
import io.apitokens.ApiTokens;
import io.apitokens.CanCreate;
import io.apitokens.CanRotate;
import io.apitokens.CanUpdate;
import io.apitokens.IssuedToken;
import io.apitokens.Pager;
import io.apitokens.Secret;
import io.apitokens.SecretDelivery;
import io.apitokens.SecretStatus;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.TokenUpdate;
import io.apitokens.astro.api.ApiToken;
import io.apitokens.astro.api.AstroApi;
import io.apitokens.astro.api.CreateApiTokenRequest;
import io.apitokens.astro.api.SubjectRoles;
import io.apitokens.astro.api.TokenKind;
import io.apitokens.astro.api.UpdateApiTokenRequest;
import io.apitokens.astro.api.UpdateApiTokenRolesRequest;
import io.apitokens.auth.Credential;
import io.apitokens.auth.CredentialSource;
import io.apitokens.call.ApiCall;
import io.apitokens.call.ApiClient;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.Outcome;
import io.apitokens.error.PartialUpdateException;
import io.apitokens.error.UnreadableResponseException;
import io.apitokens.json.JsonShapeException;
import io.apitokens.spi.CreateGuard;
import io.apitokens.spi.Verification;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The API tokens of an Astro organization: organization, workspace and deployment tokens. A list returns the oldest
 * token first, and neither omits nor repeats a token when other tokens are created or deleted during the walk.
 * (Exception: if several tokens were created at the same instant and the vendor changes their order between two pages,
 * the list could omit one.)
 *
 * <p>The first grant of a new token is its scope: the organization, a workspace or a deployment. Further grants may be
 * as wide or narrower. They take a second call; if it fails, the client rolls the create back. A lifetime is a whole
 * number of days, 1 to 3650.
 */
public final class AstroTokens implements CanCreate, CanUpdate, CanRotate {

    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    /** The limit that the vendor documents for updates: a token with a longer description could not be updated. */
    private static final int MAX_DESCRIPTION = 500;

    private static final Pattern SECRET =
            Pattern.compile("eyJ[A-Za-z0-9_-]{1,8000}+\\.[A-Za-z0-9_-]{1,8000}+\\.[A-Za-z0-9_-]{1,8000}+");

    private final ApiClient client;
    private final AstroApi api;
    private final String organization;
    private final @Nullable TokenId ownToken;
    private final boolean ownTokenChanges;

    AstroTokens(ApiClient client, @Nullable TokenId ownToken) {
        this(client, ownToken, false);
    }

    private AstroTokens(ApiClient client, @Nullable TokenId ownToken, boolean ownTokenChanges) {
        this.ownTokenChanges = ownTokenChanges;
        this.client = client;
        this.ownToken = ownToken;
        this.api = new AstroApi(client);
        this.organization = client.account().id();
    }

    @Override
    public Account account() {
        return client.account();
    }

    @Override
    public Token get(TokenId id) {
        String value = AstroIds.ofToken(id, account());
        return api.getApiToken(organization, value)
                .map((record, facts) -> token(same(value, record)))
                .execute();
    }

    @Override
    public Pager<Token> list() {
        AstroWalk<Token> walk =
                new AstroWalk<>(api, organization, AstroWalk.PAGE_SIZE, (record, facts) -> token(record));
        return Pager.of(walk::page);
    }

    @Override
    public void delete(TokenId id) {
        String value = AstroIds.ofToken(id, account());
        if (!ownTokenChanges) {
            ApiClient.refuseOwnToken(this, id);
        }
        api.deleteApiToken(organization, value).execute();
    }

    /** {@return 500 characters, the limit that the vendor documents for updates} */
    @Override
    public OptionalInt descriptionLimit() {
        return OptionalInt.of(MAX_DESCRIPTION);
    }

    @Override
    public TokenSpec specLike(Token token) {
        TokenKind kind = token.unwrap(ApiToken.class).map(ApiToken::kind).orElse(null);
        if (kind != null && !kind.equals(TokenKind.STANDARD)) {
            throw InvalidInputException.of(
                    "kind", "of the token is not STANDARD, the only kind that a specification can request");
        }
        return TokenSpec.like(token);
    }

    @Override
    public IssuedToken create(TokenSpec spec) {
        AstroRequests requests = new AstroRequests(organization);
        // The token must end by the requested instant even if the vendor executes only the last attempt, and its clock
        // is ahead of the client's.
        Instant latest = client.timeSource().instant().plus(client.timeout()).plus(CLOCK_SKEW);
        CreateApiTokenRequest first = requests.create(spec, client.timeSource().instant(), latest);
        UpdateApiTokenRolesRequest all = spec.grants().size() == 1 ? null : requests.roles(spec.grants());
        // Both calls together leave the time for a rollback, or for a search.
        AstroApi both = new AstroApi(client.withSharedTimeout(client.timeout().minus(client.cleanupTimeout())));
        ApiCall<IssuedToken> call = both.createApiToken(organization, first)
                .map(CreateGuard.issued(ApiToken::token, (record, facts) -> created(spec, record)));
        return CreateGuard.run(this, client, spec, () -> {
            IssuedToken issued = call.execute();
            return all == null ? issued : withFurtherRoles(both, issued, all);
        });
    }

    private IssuedToken withFurtherRoles(AstroApi both, IssuedToken issued, UpdateApiTokenRolesRequest all) {
        try {
            ApiToken record = issued.token().unwrap(ApiToken.class).orElseThrow();
            String id = issued.token().id().value();
            return issued.withToken(token(withRoles(both, id, record, all)));
        } catch (Throwable e) {
            throw SecretDelivery.rollBack(this, issued, "adding the further roles", e);
        }
    }

    /** {@return a delivery that rolls back in the time that a create leaves for it} */
    @Override
    public SecretDelivery delivery() {
        return CreateGuard.delivery(this, client);
    }

    @Override
    public IssuedToken rotate(TokenId id) {
        String value = AstroIds.ofToken(id, account());
        return api.rotateApiToken(organization, value)
                .map(CreateGuard.issued(ApiToken::token, (record, facts) -> token(same(value, record))))
                .execute();
    }

    @Override
    public Token update(TokenId id, TokenUpdate update) {
        String value = AstroIds.ofToken(id, account());
        AstroRequests.checkTexts(update);
        UpdateApiTokenRolesRequest grants =
                update.grants().map(new AstroRequests(organization)::roles).orElse(null);
        AstroApi calls = new AstroApi(client.withSharedTimeout(client.timeout()));
        ApiToken before = calls.getApiToken(organization, value)
                .map((record, facts) -> complete(same(value, record), update))
                .execute();
        if (grants == null) {
            return update(calls, value, texts(before, update));
        }
        if (update.name().isEmpty() && update.description().isEmpty()) {
            return token(withRoles(calls, value, before, grants));
        }
        // Build this request first, so that invalid content fails before the roles change.
        UpdateApiTokenRequest texts = texts(before, update);
        withRoles(calls, value, before, grants);
        try {
            return update(calls, value, texts);
        } catch (ApiTokenException e) {
            throw PartialUpdateException.of("roles", "name and description", e);
        }
    }

    /**
     * Replaces the roles of a token and returns its record with them. The vendor may confirm the change without a body
     * that can be read, so the record is then read again.
     */
    private ApiToken withRoles(AstroApi calls, String id, ApiToken before, UpdateApiTokenRolesRequest roles) {
        try {
            SubjectRoles changed =
                    calls.updateApiTokenRoles(organization, id, roles).execute();
            return AstroRecords.withRoles(before, changed, organization);
        } catch (UnreadableResponseException e) {
            if (e.outcome() != Outcome.APPLIED) {
                throw e;
            }
            return readAgain(calls, id, e);
        }
    }

    private ApiToken readAgain(AstroApi calls, String id, UnreadableResponseException unread) {
        try {
            return calls.getApiToken(organization, id)
                    .map((record, facts) -> same(id, record))
                    .execute();
        } catch (ApiTokenException e) {
            unread.addSuppressed(e);
            throw unread;
        }
    }

    private Token update(AstroApi calls, String id, UpdateApiTokenRequest texts) {
        return calls.updateApiToken(organization, id, texts)
                .map((record, facts) -> token(same(id, record)))
                .execute();
    }

    /** Builds an update with both name and description, see {@link #complete}. */
    private static UpdateApiTokenRequest texts(ApiToken before, TokenUpdate update) {
        return UpdateApiTokenRequest.builder()
                .name(Objects.requireNonNull(update.name().orElse(before.name())))
                .description(Objects.requireNonNull(update.description().orElse(before.description())))
                .build();
    }

    /**
     * Requires that a record has what an update must send again: the effect of a missing name or description is not
     * documented. An update of the roles alone sends none of it.
     */
    private static ApiToken complete(ApiToken record, TokenUpdate update) throws JsonShapeException {
        boolean textsAreSent = update.grants().isEmpty()
                || update.name().isPresent()
                || update.description().isPresent();
        boolean nameIsKnown = update.name().isPresent() || record.name() != null;
        boolean descriptionIsKnown = update.description().isPresent() || record.description() != null;
        if (textsAreSent && !(nameIsKnown && descriptionIsKnown)) {
            throw new JsonShapeException("the name or description is missing or unreadable and cannot be kept");
        }
        return record;
    }

    private static ApiToken same(String id, ApiToken record) throws JsonShapeException {
        if (!id.equals(record.id())) {
            throw new JsonShapeException("the response is about another token");
        }
        return record;
    }

    /** Converts the response to a create. A name that it holds must be the requested one. */
    private Token created(TokenSpec spec, ApiToken record) throws JsonShapeException {
        if (record.name() != null && !record.name().equals(spec.name())) {
            throw new JsonShapeException("the response is about a token of another name");
        }
        return token(record);
    }

    /**
     * {@inheritDoc} The client lists one token. A secret without permission to list, or of another organization, is
     * accepted as well.
     */
    @Override
    public SecretStatus verify(Secret secret) {
        AstroApi.ListApiTokensQuery one =
                AstroApi.ListApiTokensQuery.builder().limit(1L).build();
        return Verification.verify(with(secret).api.listApiTokens(organization, one));
    }

    /** Checks for the form that the vendor documents: a JWT, which is three parts of base64url, joined by dots. */
    @Override
    public boolean recognizes(Secret secret) {
        return SECRET.matcher(secret.expose()).matches();
    }

    /**
     * Returns the own token set in the builder: Astro's secrets do not identify their token.
     *
     * @return the id passed to {@link AstroIam.Builder#ownToken}; empty if none was set
     */
    @Override
    public Optional<TokenId> ownToken() {
        return Optional.ofNullable(ownToken);
    }

    private Token token(ApiToken record) {
        return AstroRecords.token(
                account(), record.withoutSecrets(), client.timeSource().instant());
    }

    @Override
    public AstroTokens withTimeout(Duration timeout) {
        return new AstroTokens(client.withTimeout(timeout), ownToken, ownTokenChanges);
    }

    @Override
    public AstroTokens withFreshConnections() {
        return new AstroTokens(client.withFreshConnections(), ownToken, ownTokenChanges);
    }

    @Override
    public AstroTokens withTimeoutAfterRateLimit() {
        return new AstroTokens(client.withTimeoutAfterRateLimit(), ownToken, ownTokenChanges);
    }

    @Override
    public AstroTokens withOwnTokenChanges() {
        return new AstroTokens(client, ownToken, true);
    }

    @Override
    public Optional<ApiTokens> authenticatedBy(Secret secret) {
        return Optional.of(with(secret));
    }

    private AstroTokens with(Secret secret) {
        CredentialSource source = CredentialSource.fixed(Credential.of(AstroIam.SCHEME, secret));
        return new AstroTokens(client.withCredentials(source), null, ownTokenChanges);
    }
}
