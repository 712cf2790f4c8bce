package io.apitokens.astro;

import io.apitokens.CanRotate;
import io.apitokens.CanUpdate;
import io.apitokens.IssuedToken;
import io.apitokens.Page;
import io.apitokens.Pager;
import io.apitokens.Role;
import io.apitokens.Secret;
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
import io.apitokens.call.ApiCall;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.Outcome;
import io.apitokens.error.PartialUpdateException;
import io.apitokens.error.UnreadableResponseException;
import io.apitokens.json.JsonShapeException;
import io.apitokens.json.Timestamp;
import io.apitokens.spi.AccountInsight;
import io.apitokens.spi.VendorTokens;
import io.apitokens.spi.Walks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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
public final class AstroTokens extends VendorTokens.Creating<AstroTokens>
        implements CanUpdate, CanRotate, AccountInsight {

    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    /** The limit that the vendor documents for updates: a token with a longer description could not be updated. */
    private static final int MAX_DESCRIPTION = 500;

    private static final Pattern SECRET =
            Pattern.compile("eyJ[A-Za-z0-9_-]{1,8000}+\\.[A-Za-z0-9_-]{1,8000}+\\.[A-Za-z0-9_-]{1,8000}+");

    private static final int PAGE_SIZE = 500;

    /** The vendor documents the order of tokens, except of those with the same creation time. */
    static final Walks.Order<ApiToken> OLDEST_FIRST =
            new Walks.Order<>(ApiToken::id, record -> Timestamp.instantOf(record.createdAt()));

    private final AstroApi api;
    private final String organization;

    AstroTokens(View view) {
        super(view);
        this.api = new AstroApi(client());
        this.organization = account().id();
    }

    @Override
    protected AstroTokens with(View view) {
        return new AstroTokens(view);
    }

    @Override
    public Token get(TokenId id) {
        return api.getApiToken(organization, checked(id))
                .map((record, facts) -> token(about(id, record.id(), record)))
                .execute();
    }

    @Override
    public Pager<Token> list() {
        return Walks.byOffset(
                PAGE_SIZE,
                OLDEST_FIRST,
                offset -> page(api, organization, PAGE_SIZE, offset),
                (record, facts) -> token(record));
    }

    /** Returns the call for the page at an offset; null for the first. */
    static ApiCall<Page<ApiToken>> page(AstroApi api, String organization, long size, @Nullable String offset) {
        long start = offset == null ? 0 : Long.parseLong(offset);
        AstroApi.ListApiTokensQuery query = AstroApi.ListApiTokensQuery.builder()
                .sorts(List.of("createdAt:asc"))
                .offset(start)
                .limit(size)
                .build();
        return api.listApiTokens(organization, query).map((page, facts) -> {
            List<ApiToken> tokens = page.tokens();
            if (tokens == null) {
                throw new JsonShapeException("ApiTokensPaginated.tokens is missing or unreadable");
            }
            long end = start + tokens.size();
            boolean last = tokens.isEmpty() || (page.totalCount() != null && end >= page.totalCount());
            return Page.of(tokens, last ? null : Long.toString(end));
        });
    }

    @Override
    public void delete(TokenId id) {
        api.deleteApiToken(organization, changeable(id)).execute();
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
        return super.specLike(token);
    }

    @Override
    public void check(TokenSpec spec) {
        furtherRoles(spec);
        check(spec, api.createApiToken(organization, request(spec)));
    }

    private CreateApiTokenRequest request(TokenSpec spec) {
        // The token must end by the requested instant even if the vendor executes only the last attempt, and its clock
        // is ahead of the client's.
        Instant latest =
                client().timeSource().instant().plus(client().timeout()).plus(CLOCK_SKEW);
        return new AstroRequests(organization)
                .create(spec, client().timeSource().instant(), latest);
    }

    private @Nullable UpdateApiTokenRolesRequest furtherRoles(TokenSpec spec) {
        return spec.grants().size() == 1 ? null : new AstroRequests(organization).roles(spec.grants());
    }

    @Override
    public IssuedToken create(TokenSpec spec) {
        CreateApiTokenRequest first = request(spec);
        UpdateApiTokenRolesRequest all = furtherRoles(spec);
        // Both calls together leave the time for a rollback, or for a search.
        AstroApi both =
                new AstroApi(client().withSharedTimeout(client().timeout().minus(client().cleanupTimeout())));
        ApiCall<IssuedToken> call = client().proposing(both.createApiToken(organization, first), spec)
                .map(issued(ApiToken::token, named(spec, (record, facts) -> token(record))));
        return create(spec, () -> {
            IssuedToken issued = call.execute();
            return all == null ? issued : withFurtherRoles(both, issued, all);
        });
    }

    private IssuedToken withFurtherRoles(AstroApi both, IssuedToken issued, UpdateApiTokenRolesRequest all) {
        return complete(issued, "adding the further roles", () -> {
            ApiToken record = issued.token().unwrap(ApiToken.class).orElseThrow();
            return token(withRoles(both, issued.token().id(), record, all));
        });
    }

    @Override
    public IssuedToken rotate(TokenId id) {
        return api.rotateApiToken(organization, checked(id))
                .map(issued(ApiToken::token, (record, facts) -> token(about(id, record.id(), record))))
                .execute();
    }

    /**
     * {@inheritDoc} New grants may take access from the client's own token, so they are refused for it unless {@link
     * #withOwnTokenChanges()} allows them.
     */
    @Override
    public Token update(TokenId id, TokenUpdate update) {
        String value = update.grants().isPresent() ? changeable(id) : checked(id);
        AstroRequests.checkTexts(update);
        UpdateApiTokenRolesRequest grants =
                update.grants().map(new AstroRequests(organization)::roles).orElse(null);
        if (grants != null) {
            // The roles change first, so a name that is refused must be found before.
            client().requireAllowed(AstroApi.UPDATE_API_TOKEN_ROLES, AstroProposals.of(update));
        }
        AstroApi calls = new AstroApi(client().withSharedTimeout(client().timeout()));
        ApiToken before = calls.getApiToken(organization, value)
                .map((record, facts) -> complete(about(id, record.id(), record), update))
                .execute();
        if (grants == null) {
            return update(calls, id, texts(before, update));
        }
        if (update.name().isEmpty() && update.description().isEmpty()) {
            return token(withRoles(calls, id, before, grants));
        }
        // Build this request first, so that invalid content fails before the roles change.
        UpdateApiTokenRequest texts = texts(before, update);
        withRoles(calls, id, before, grants);
        try {
            return update(calls, id, texts);
        } catch (ApiTokenException e) {
            throw PartialUpdateException.of("roles", "name and description", e);
        }
    }

    /**
     * Replaces the roles of a token and returns its record with them. The vendor may confirm the change without a body
     * that can be read, so the record is then read again.
     */
    private ApiToken withRoles(AstroApi calls, TokenId id, ApiToken before, UpdateApiTokenRolesRequest roles) {
        try {
            SubjectRoles changed =
                    calls.updateApiTokenRoles(organization, id.value(), roles).execute();
            return AstroRecords.withRoles(before, changed, organization);
        } catch (UnreadableResponseException e) {
            if (e.outcome() != Outcome.APPLIED) {
                throw e;
            }
            return readAgain(calls, id, e);
        }
    }

    private ApiToken readAgain(AstroApi calls, TokenId id, UnreadableResponseException unread) {
        try {
            return calls.getApiToken(organization, id.value())
                    .map((record, facts) -> about(id, record.id(), record))
                    .execute();
        } catch (ApiTokenException e) {
            unread.addSuppressed(e);
            throw unread;
        }
    }

    private Token update(AstroApi calls, TokenId id, UpdateApiTokenRequest texts) {
        return calls.updateApiToken(organization, id.value(), texts)
                .map((record, facts) -> token(about(id, record.id(), record)))
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

    /**
     * {@inheritDoc} The client lists one token. A secret without permission to list, or of another organization, is
     * accepted as well.
     */
    @Override
    public SecretStatus verify(Secret secret) {
        AstroApi.ListApiTokensQuery one =
                AstroApi.ListApiTokensQuery.builder().limit(1L).build();
        return verify(new AstroApi(clientOf(secret)).listApiTokens(organization, one));
    }

    /** Checks for the form that the vendor documents: a JWT, which is three parts of base64url, joined by dots. */
    @Override
    public boolean recognizes(Secret secret) {
        return SECRET.matcher(secret.expose()).matches();
    }

    /**
     * {@inheritDoc} Reads the client's own token, which the builder must name. An organization owner sees every API token.
     * Agent tokens are no API tokens: only {@link AstroIam#api()} lists them.
     *
     * @see "GET /organizations/{organizationId}/tokens/{tokenId}"
     */
    @Override
    public Visibility visibility() {
        return AstroInsight.visibility(this);
    }

    /** {@inheritDoc} Administrative are the owners of organizations and workspaces, and roles named as administrators. */
    @Override
    public Rank rankOf(Role role) {
        return AstroInsight.rankOf(role);
    }

    private Token token(ApiToken record) {
        return AstroRecords.token(
                account(), record.withoutSecrets(), client().timeSource().instant());
    }
}
