package io.apitokens.okta;

import io.apitokens.CanCreate;
import io.apitokens.CanRotate;
import io.apitokens.Pager;
import io.apitokens.Role;
import io.apitokens.Secret;
import io.apitokens.SecretStatus;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.UnknownReason;
import io.apitokens.call.ApiClient;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.NotFoundException;
import io.apitokens.error.UnsupportedCapabilityException;
import io.apitokens.json.JsonShapeException;
import io.apitokens.okta.api.ApiToken;
import io.apitokens.okta.api.ApiTokenUpdate;
import io.apitokens.okta.api.OktaApi;
import io.apitokens.spi.AccountInsight;
import io.apitokens.spi.AccountInsight.CanRestrict;
import io.apitokens.spi.VendorTokens;
import io.apitokens.spi.Walks;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The API tokens of an Okta org. They can be read, restricted and deleted; a list holds active tokens only, in no
 * documented order. Okta creates tokens only in its Admin Console and has no operation that replaces a secret, so this
 * class can neither create nor rotate tokens.
 */
public final class OktaTokens extends VendorTokens<OktaTokens> implements AccountInsight, CanRestrict {

    /** A well-formed id of no existing token, for reads that only verify a credential. */
    private static final String NO_TOKEN = "00T00000000000000000";

    private static final Pattern SECRET = Pattern.compile("00[A-Za-z0-9_-]{1,1000}+");

    private final OktaApi api;
    private final boolean issuers;

    OktaTokens(View view) {
        this(view, false);
    }

    private OktaTokens(View view, boolean issuers) {
        super(view);
        this.api = new OktaApi(client());
        this.issuers = issuers;
    }

    @Override
    protected OktaTokens with(View view) {
        return new OktaTokens(view, issuers);
    }

    /**
     * Returns a copy whose {@link #get} and {@link #list} look up the users who own the tokens, so that
     * {@link Token#issuer()} has name, e-mail address and state. A list sends one further request for each distinct user,
     * at the vendor's rate; {@link #get} sends one. A credential with OAuth scopes needs {@code okta.users.read}.
     *
     * <p>A look-up that fails costs no token: {@link Token#unknowns()} has the reason. After a missing scope, or while the
     * vendor does not respond, a list does not ask again. Without this copy the reason is
     * {@link io.apitokens.UnknownReason#NOT_ASKED}.
     *
     * @return the changed copy
     * @see "GET /api/v1/users/{idOrLogin}"
     */
    public OktaTokens withIssuers() {
        return new OktaTokens(view(), true);
    }

    @Override
    public Token get(TokenId id) {
        ApiClient shared = client().withSharedTimeout(client().timeout());
        Token token = new OktaApi(shared)
                .getApiToken(checked(id))
                .map((record, facts) -> token(about(id, record.id(), record)))
                .execute();
        return issuers ? withIssuer(token, new OktaIssuers(new OktaPeople(shared))) : token;
    }

    @Override
    public Pager<Token> list() {
        Pager<Token> all = Walks.byCursor(api::listApiTokens, (record, facts) -> token(record));
        if (!issuers) {
            return all;
        }
        OktaIssuers people = new OktaIssuers(new OktaPeople(client()));
        return all.map(token -> withIssuer(token, people));
    }

    private Token withIssuer(Token token, OktaIssuers people) {
        ApiToken record = token.unwrap(ApiToken.class).orElseThrow();
        return OktaRecords.token(
                account(),
                record,
                people.of(record.userId()),
                client().timeSource().instant());
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
        return change(id, false, present -> condition);
    }

    /** {@inheritDoc} The form is that of {@link NetworkCondition#text()}. */
    @Override
    public Token restrict(TokenId id, String condition) {
        return restrict(id, NetworkCondition.parse(condition));
    }

    /** {@inheritDoc} Its form is that of {@link NetworkCondition#text()}. */
    @Override
    public Optional<String> conditionOf(Token token) {
        return token.unwrap(ApiToken.class).map(NetworkCondition::of).map(NetworkCondition::text);
    }

    @Override
    public String checkedCondition(String condition) {
        return NetworkCondition.parse(condition).text();
    }

    /**
     * Allows the use of a token from one more network zone, and keeps the other zones and the exclusions. Reads the token
     * right before the update, as {@link #restrict}.
     *
     * @param id a token of this org that is restricted to listed zones
     * @param zone the zone's id; {@link OktaZones#named} returns it
     * @return the token after the update; no update is sent if the zone is already allowed
     * @throws NotFoundException if the token does not exist
     * @throws InvalidInputException if the token is not restricted to listed zones, which the zone would then restrict; if
     *     the zone is excluded; or as {@link #restrict}. Nothing was changed
     * @throws io.apitokens.error.UnreadableResponseException if the condition contradicts itself; nothing was changed
     * @see "GET and PUT /api/v1/api-tokens/{apiTokenId}"
     */
    public Token addZone(TokenId id, String zone) {
        NetworkCondition.inZones(zone);
        return change(id, true, present -> present.plus(zone));
    }

    /**
     * Ends the use of a token from a network zone, and keeps the other zones and the exclusions. Reads the token right
     * before the update, as {@link #restrict}.
     *
     * @param id a token of this org that is restricted to listed zones
     * @param zone the zone's id; {@link OktaZones#named} returns it
     * @return the token after the update; no update is sent if the zone is not allowed
     * @throws NotFoundException if the token does not exist
     * @throws InvalidInputException if the zone is the only allowed one, without which the token could be used from more
     *     addresses; if the token is not restricted to listed zones; or as {@link #restrict}. Nothing was changed
     * @throws io.apitokens.error.UnreadableResponseException if the condition contradicts itself; nothing was changed
     * @see "GET and PUT /api/v1/api-tokens/{apiTokenId}"
     */
    public Token removeZone(TokenId id, String zone) {
        NetworkCondition.inZones(zone);
        return change(id, true, present -> present.minus(zone));
    }

    /**
     * Updates the condition of a token; sends no update if the function returns null.
     *
     * @param readable whether the present condition is used, so that it must be readable
     */
    private Token change(TokenId id, boolean readable, Function<NetworkCondition, @Nullable NetworkCondition> change) {
        String value = changeable(id);
        OktaApi both = new OktaApi(client().withSharedTimeout(client().timeout()));
        ApiToken before = both.getApiToken(value)
                .map((record, facts) -> keepable(about(id, record.id(), record), readable))
                .execute();
        NetworkCondition present = NetworkCondition.of(before);
        NetworkCondition condition = change.apply(present == null ? NetworkCondition.anywhere() : present);
        if (condition == null) {
            return token(before);
        }
        ApiTokenUpdate update = ApiTokenUpdate.builder()
                .name(before.name())
                .userId(before.userId())
                .clientName(before.clientName())
                .created(before.created())
                .network(condition.toRequest())
                .build();
        return both.updateApiToken(value, update)
                .map((record, facts) -> token(about(id, record.id(), record)))
                .execute();
    }

    /** Checks that the fields that an update must repeat could be read, and the condition, if it is used. */
    private static ApiToken keepable(ApiToken record, boolean withCondition) throws JsonShapeException {
        if (record.name() == null) {
            throw new JsonShapeException("ApiToken.name is missing or unreadable and cannot be kept");
        }
        if (record.created() != null && record.created().instant() == null) {
            throw new JsonShapeException("ApiToken.created is unreadable and cannot be kept");
        }
        if (withCondition && NetworkCondition.of(record) == null) {
            throw new JsonShapeException("ApiToken.network contradicts itself; restrict(…) replaces it");
        }
        return record;
    }

    /**
     * {@inheritDoc} The client reads a token that does not exist. The org responds with 404 or 403 to a secret that it
     * accepts, and with 401 to any other, so no list of tokens has to be sent. A secret of another org is rejected.
     */
    @Override
    public SecretStatus verify(Secret secret) {
        return verify(new OktaApi(clientOf(secret)).getApiToken(NO_TOKEN));
    }

    /** Checks for the form of the vendor's examples: {@code 00}, then URL-safe text of undocumented length. */
    @Override
    public boolean recognizes(Secret secret) {
        return SECRET.matcher(secret.expose()).matches();
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
        return super.require(capability);
    }

    /**
     * {@inheritDoc} Reads the owner of the API token and the owner's administrator roles. A super administrator sees every
     * token.
     *
     * @see "GET /api/v1/users/me and GET /api/v1/users/{userId}/roles"
     */
    @Override
    public Visibility visibility() {
        return OktaInsight.visibility(client());
    }

    /** {@inheritDoc} Administrative is every built-in role that changes something. */
    @Override
    public Rank rankOf(Role role) {
        return OktaInsight.rankOf(role);
    }

    /**
     * {@inheritDoc} A token acts with the administrator roles of its owner, so the look-up sends one request for each
     * owner. A credential with OAuth scopes needs {@code okta.roles.read}.
     *
     * @see "GET /api/v1/users/{userId}/roles"
     */
    @Override
    public RoleLookup roles() {
        return new OktaRoles(new OktaPeople(client()));
    }

    /**
     * {@inheritDoc} Records name the owner by id only, so the users with this e-mail address or login are looked up. A
     * credential with OAuth scopes needs {@code okta.users.read}.
     *
     * @see "GET /api/v1/users?search= and GET /api/v1/users/{idOrLogin}"
     */
    @Override
    public Set<String> person(String email) {
        return OktaInsight.person(new OktaPeople(client()), email);
    }

    /** {@return true: a token ends when its owner is deactivated} */
    @Override
    public Optional<Boolean> endsTokensWithIssuer() {
        return Optional.of(true);
    }

    /** {@return true: the vendor has network conditions} */
    @Override
    public boolean restrictsNetworks() {
        return true;
    }

    private Token token(ApiToken record) {
        OktaIssuer owner = OktaIssuer.of(record.userId(), UnknownReason.NOT_ASKED);
        return OktaRecords.token(account(), record, owner, client().timeSource().instant());
    }
}
