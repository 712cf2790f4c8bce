package io.apitokens.okta;

import io.apitokens.Account;
import io.apitokens.ApiTokens;
import io.apitokens.CanCreate;
import io.apitokens.CanRotate;
import io.apitokens.Pager;
import io.apitokens.Secret;
import io.apitokens.SecretStatus;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.auth.Credential;
import io.apitokens.auth.CredentialSource;
import io.apitokens.call.ApiClient;
import io.apitokens.call.ResultMapper;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.NotFoundException;
import io.apitokens.error.UnsupportedCapabilityException;
import io.apitokens.json.JsonShapeException;
import io.apitokens.okta.api.ApiToken;
import io.apitokens.okta.api.ApiTokenUpdate;
import io.apitokens.okta.api.OktaApi;
import io.apitokens.spi.Verification;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The API tokens of an Okta org. They can be read, restricted and deleted; a list holds active tokens only, in no
 * documented order. Okta creates tokens only in its Admin Console and has no operation that replaces a secret, so this
 * class can neither create nor rotate tokens.
 */
public final class OktaTokens implements ApiTokens {

    /**
     * Excludes {@code current}, which denotes the caller's own credential, and longer strings, which may be secrets.
     */
    private static final Pattern ID = Pattern.compile("(?!current$)[0-9A-Za-z_-]{1,32}");

    /** A well-formed id of no existing token, for reads that only verify a credential. */
    private static final String NO_TOKEN = "00T00000000000000000";

    private static final Pattern SECRET = Pattern.compile("00[A-Za-z0-9_-]{1,1000}+");

    private final ApiClient client;
    private final OktaApi api;
    private final @Nullable TokenId ownToken;
    private final boolean ownTokenChanges;

    OktaTokens(ApiClient client, @Nullable TokenId ownToken) {
        this(client, ownToken, false);
    }

    private OktaTokens(ApiClient client, @Nullable TokenId ownToken, boolean ownTokenChanges) {
        this.ownTokenChanges = ownTokenChanges;
        this.client = client;
        this.ownToken = ownToken;
        this.api = new OktaApi(client);
    }

    @Override
    public Account account() {
        return client.account();
    }

    @Override
    public Token get(TokenId id) {
        String value = value(id);
        return api.getApiToken(value)
                .map((record, facts) -> token(same(value, record)))
                .execute();
    }

    @Override
    public Pager<Token> list() {
        ResultMapper<ApiToken, Token> each = (record, facts) -> token(record);
        return Pager.of(cursor -> api.listApiTokens(cursor)
                .map((page, facts) -> each.page(page.items(), page.nextCursor().orElse(null), facts))
                .execute());
    }

    @Override
    public void delete(TokenId id) {
        api.revokeApiToken(changeable(id)).execute();
    }

    /**
     * Sets the network zones from which a token may be used. Reads the token first and sends its other fields
     * unchanged. The vendor has no version check, so the later of two concurrent updates wins.
     *
     * <p>A caller that restricts its own token to zones without its own address loses access. The client's own token, if
     * it is known, is therefore refused unless {@link #withOwnTokenChanges()} allows it.
     *
     * @param id a token of this org
     * @param condition the condition that replaces the current one completely
     * @return the token after the update
     * @throws NotFoundException if the token does not exist
     * @throws InvalidInputException if the id belongs to another org, cannot be one, or is that of the client's own
     *     token; no request was sent
     * @see "GET and PUT /api/v1/api-tokens/{apiTokenId}"
     */
    public Token restrict(TokenId id, NetworkCondition condition) {
        String value = changeable(id);
        OktaApi both = new OktaApi(client.withSharedTimeout(client.timeout()));
        ApiToken before = both.getApiToken(value)
                .map((record, facts) -> named(same(value, record)))
                .execute();
        ApiTokenUpdate update = ApiTokenUpdate.builder()
                .name(before.name())
                .userId(before.userId())
                .clientName(before.clientName())
                .created(before.created())
                .network(condition.toRequest())
                .build();
        return both.updateApiToken(value, update)
                .map((record, facts) -> token(same(value, record)))
                .execute();
    }

    private static ApiToken same(String id, ApiToken record) throws JsonShapeException {
        if (!id.equals(record.id())) {
            throw new JsonShapeException("the response is about another token");
        }
        return record;
    }

    private static ApiToken named(ApiToken record) throws JsonShapeException {
        if (record.name() == null) {
            throw new JsonShapeException("ApiToken.name is missing or unreadable and cannot be kept");
        }
        return record;
    }

    /**
     * {@inheritDoc} The client reads a token that does not exist. The org responds with 404 or 403 to a secret that it
     * accepts, and with 401 to any other, so no list of tokens has to be sent. A secret of another org is rejected.
     */
    @Override
    public SecretStatus verify(Secret secret) {
        return Verification.verify(with(secret).api.getApiToken(NO_TOKEN));
    }

    /** Checks for the form of the vendor's examples: {@code 00}, then URL-safe text of undocumented length. */
    @Override
    public boolean recognizes(Secret secret) {
        return SECRET.matcher(secret.expose()).matches();
    }

    /**
     * Returns the own token set in the builder: Okta's secrets do not identify their token.
     *
     * @return the id passed to {@link OktaIam.Builder#ownToken}; empty if none was set
     */
    @Override
    public Optional<TokenId> ownToken() {
        return Optional.ofNullable(ownToken);
    }

    @Override
    public <C> C require(Class<C> capability) {
        if (capability == CanCreate.class || capability == CanRotate.class) {
            throw UnsupportedCapabilityException.of(
                    account().toString(),
                    capability,
                    "Okta creates API tokens only in the Admin Console (Security, API, Tokens); create it there, or use"
                            + " a service app with OAuth 2.0, which needs no API token");
        }
        return ApiTokens.super.require(capability);
    }

    private Token token(ApiToken record) {
        return OktaRecords.token(account(), record, client.timeSource().instant());
    }

    private String changeable(TokenId id) {
        String value = value(id);
        if (!ownTokenChanges) {
            ApiClient.refuseOwnToken(this, id);
        }
        return value;
    }

    private String value(TokenId id) {
        return checked("token id", id, account());
    }

    static String checked(String field, TokenId id, Account account) {
        if (!id.account().equals(account)) {
            throw InvalidInputException.of(field, "belongs to " + id.account() + ", not to " + account);
        }
        return checked(field, id.value());
    }

    static String checked(String field, String id) {
        if (!ID.matcher(id).matches()) {
            throw InvalidInputException.of(field, "is not the id of an Okta token");
        }
        return id;
    }

    @Override
    public OktaTokens withTimeout(Duration timeout) {
        return new OktaTokens(client.withTimeout(timeout), ownToken, ownTokenChanges);
    }

    @Override
    public OktaTokens withFreshConnections() {
        return new OktaTokens(client.withFreshConnections(), ownToken, ownTokenChanges);
    }

    @Override
    public OktaTokens withTimeoutAfterRateLimit() {
        return new OktaTokens(client.withTimeoutAfterRateLimit(), ownToken, ownTokenChanges);
    }

    @Override
    public OktaTokens withOwnTokenChanges() {
        return new OktaTokens(client, ownToken, true);
    }

    @Override
    public Optional<ApiTokens> authenticatedBy(Secret secret) {
        return Optional.of(with(secret));
    }

    private OktaTokens with(Secret secret) {
        CredentialSource source = CredentialSource.fixed(Credential.of(OktaIam.SCHEME, secret));
        return new OktaTokens(client.withCredentials(source), null, ownTokenChanges);
    }
}
