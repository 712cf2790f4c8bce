package io.apitokens.gcore;

import io.apitokens.CanRotate;
import io.apitokens.IssuedToken;
import io.apitokens.Page;
import io.apitokens.Pager;
import io.apitokens.Role;
import io.apitokens.Secret;
import io.apitokens.SecretStatus;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.call.ApiClient;
import io.apitokens.error.CallFacts;
import io.apitokens.error.ErrorKind;
import io.apitokens.error.Outcome;
import io.apitokens.error.ResponseException;
import io.apitokens.error.ResponseFacts;
import io.apitokens.error.UnsupportedCapabilityException;
import io.apitokens.gcore.api.ApiToken;
import io.apitokens.gcore.api.ApiTokenCreated;
import io.apitokens.gcore.api.CreateApiTokenRequest;
import io.apitokens.json.JsonShapeException;
import io.apitokens.spi.AccountInsight;
import io.apitokens.spi.VendorTokens;
import io.apitokens.spi.Walks;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The API tokens of a Gcore account. They can be created, read and deleted. The vendor has no operation that updates or
 * rotates a token. A list is one page, in no documented order; administrators see every token, other users their own.
 *
 * <p>A token has one role, which applies to the whole account. Set it by name ({@code Users}), by id
 * ({@code Role.withId("2")}), or by both.
 */
public final class GcoreTokens extends VendorTokens.Creating<GcoreTokens> implements AccountInsight {

    /** Numbers have no leading zero, which sets these secrets apart from Okta's. */
    private static final Pattern SECRET = Pattern.compile("[1-9][0-9]{0,18}[_$][\\x21-\\x7e]{1,1000}+");

    private final GcoreSettings settings;
    private final GcoreCalls calls;

    GcoreTokens(View view, GcoreSettings settings) {
        super(view);
        this.settings = settings;
        this.calls = calls(client());
    }

    @Override
    protected GcoreTokens with(View view) {
        return new GcoreTokens(view, settings);
    }

    private GcoreCalls calls(ApiClient client) {
        return new GcoreCalls(client, settings.clientId(), settings.version1());
    }

    @Override
    public Token get(TokenId id) {
        return calls.get(Long.parseLong(checked(id)))
                .map((record, facts) -> found(id, record, facts))
                .execute();
    }

    private Token found(TokenId id, ApiToken record, CallFacts facts) throws JsonShapeException {
        about(id, record.id(), record);
        if (Boolean.TRUE.equals(record.deleted())) {
            throw ResponseException.of(
                    ErrorKind.NOT_FOUND,
                    facts.with(Outcome.NOT_APPLIED),
                    new ResponseFacts(200, null, null, "the record is marked as deleted", List.of(), null));
        }
        return GcoreRecords.token(account(), record);
    }

    @Override
    public Pager<Token> list() {
        return Walks.byCursor(
                cursor -> calls.list().map((records, facts) -> Page.of(alive(records), null)),
                (record, facts) -> GcoreRecords.token(account(), record));
    }

    private static List<ApiToken> alive(List<ApiToken> records) {
        return records.stream()
                .filter(record -> !Boolean.TRUE.equals(record.deleted()))
                .toList();
    }

    @Override
    public void delete(TokenId id) {
        calls.delete(Long.parseLong(changeable(id))).execute();
    }

    /**
     * {@return the quota set in the builder; expired tokens do not count} The vendor has no operation that reads it.
     */
    @Override
    public OptionalInt quota() {
        return OptionalInt.of(settings.tokenQuota());
    }

    @Override
    public void check(TokenSpec spec) {
        check(spec, calls.create(request(spec)));
    }

    private CreateApiTokenRequest request(TokenSpec spec) {
        return GcoreRequests.create(
                spec, settings.clientId(), client().timeSource().instant());
    }

    @Override
    public IssuedToken create(TokenSpec spec) {
        return create(spec, calls.create(request(spec)), ApiTokenCreated::token, (created, facts) -> created(created));
    }

    /**
     * {@inheritDoc} The client reads the account of the secret itself ({@code GET /iam/clients/me}), which requires no
     * permission. A secret of another Gcore account is therefore accepted as well.
     */
    @Override
    public SecretStatus verify(Secret secret) {
        return verify(calls(clientOf(secret)).me());
    }

    /**
     * Returns the token that the current credential belongs to, by the number at the start of the credential.
     *
     * @return empty if the credential is not an API token, such as a session credential
     */
    @Override
    public Optional<TokenId> ownToken() {
        return GcoreRecords.keyWithin(client().credential()).flatMap(this::identify);
    }

    /**
     * Checks for the form that the vendor documents: the number of the token, {@code _} or in version 1 {@code $}, and
     * the rest of the secret.
     */
    @Override
    public boolean recognizes(Secret secret) {
        return SECRET.matcher(secret.expose()).matches();
    }

    /**
     * {@inheritDoc} A secret begins with the number of its token. Delete a token by this id only if {@link #verify}
     * accepts the secret.
     */
    @Override
    public Optional<TokenId> identify(Secret secret) {
        Long number = GcoreRecords.idWithin(secret);
        return number == null ? Optional.empty() : Optional.of(TokenId.of(account(), Long.toString(number)));
    }

    /**
     * {@inheritDoc} Reads the credential's own token. Administrators see every token, other users those that they issued.
     *
     * @see "GET /iam/v2/clients/{clientId}/tokens/{tokenId}"
     */
    @Override
    public Visibility visibility() {
        return GcoreInsight.visibility(this);
    }

    /** {@inheritDoc} Only the role Administrators is administrative. */
    @Override
    public Rank rankOf(Role role) {
        return GcoreRoles.rankOf(role);
    }

    /** {@return false: tokens survive that their issuer loses access by single sign-on} */
    @Override
    public Optional<Boolean> endsTokensWithIssuer() {
        return Optional.of(false);
    }

    /** Converts the response to a create. The number in its secret must be the token's. */
    private Token created(ApiTokenCreated created) throws JsonShapeException {
        Token token = GcoreRecords.token(account(), GcoreRecords.withoutSecret(created));
        Long number = created.token() == null ? null : GcoreRecords.idWithin(created.token());
        if (number != null && !token.id().value().equals(Long.toString(number))) {
            throw new JsonShapeException("the secret begins with the number of another token");
        }
        return token;
    }

    @Override
    public <C> C require(Class<C> capability) {
        if (capability == CanRotate.class) {
            throw UnsupportedCapabilityException.of(
                    account().toString(),
                    capability,
                    "Gcore cannot replace a token's secret; create a successor and delete the token, as Rotation does");
        }
        return super.require(capability);
    }
}
