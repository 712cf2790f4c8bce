package io.apitokens.gcore;

import io.apitokens.Account;
import io.apitokens.ApiTokens;
import io.apitokens.CanCreate;
import io.apitokens.CanRotate;
import io.apitokens.IssuedToken;
import io.apitokens.Pager;
import io.apitokens.Secret;
import io.apitokens.SecretDelivery;
import io.apitokens.SecretStatus;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.auth.Credential;
import io.apitokens.auth.CredentialSource;
import io.apitokens.call.ApiCall;
import io.apitokens.call.ApiClient;
import io.apitokens.call.ResultMapper;
import io.apitokens.error.CallFacts;
import io.apitokens.error.ErrorKind;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.Outcome;
import io.apitokens.error.ResponseException;
import io.apitokens.error.ResponseFacts;
import io.apitokens.error.UnsupportedCapabilityException;
import io.apitokens.gcore.api.ApiToken;
import io.apitokens.gcore.api.ApiTokenCreated;
import io.apitokens.json.JsonShapeException;
import io.apitokens.spi.CreateGuard;
import io.apitokens.spi.Verification;
import java.time.Duration;
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
public final class GcoreTokens implements CanCreate {

    /** Numbers have no leading zero, which sets these secrets apart from Okta's. */
    private static final Pattern SECRET = Pattern.compile("[1-9][0-9]{0,18}[_$][\\x21-\\x7e]{1,1000}+");

    private final ApiClient client;
    private final GcoreSettings settings;
    private final GcoreCalls calls;
    private final boolean ownTokenChanges;

    GcoreTokens(ApiClient client, GcoreSettings settings) {
        this(client, settings, false);
    }

    private GcoreTokens(ApiClient client, GcoreSettings settings, boolean ownTokenChanges) {
        this.ownTokenChanges = ownTokenChanges;
        this.client = client;
        this.settings = settings;
        this.calls = new GcoreCalls(client, settings.clientId(), settings.version1());
    }

    @Override
    public Account account() {
        return client.account();
    }

    @Override
    public Token get(TokenId id) {
        long number = number(id);
        return calls.get(number)
                .map((record, facts) -> found(number, record, facts))
                .execute();
    }

    private Token found(long number, ApiToken record, CallFacts facts) throws JsonShapeException {
        if (record.id() != number) {
            throw new JsonShapeException("the response is about another token");
        }
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
        ResultMapper<ApiToken, Token> each = (record, facts) -> GcoreRecords.token(account(), record);
        return Pager.of(cursor -> calls.list()
                .map((records, facts) -> each.page(alive(records), null, facts))
                .execute());
    }

    private static List<ApiToken> alive(List<ApiToken> records) {
        return records.stream()
                .filter(record -> !Boolean.TRUE.equals(record.deleted()))
                .toList();
    }

    @Override
    public void delete(TokenId id) {
        long number = number(id);
        if (!ownTokenChanges) {
            ApiClient.refuseOwnToken(this, id);
        }
        calls.delete(number).execute();
    }

    /**
     * {@return the quota set in the builder; expired tokens do not count} The vendor has no operation that reads it.
     */
    @Override
    public OptionalInt quota() {
        return OptionalInt.of(settings.tokenQuota());
    }

    @Override
    public IssuedToken create(TokenSpec spec) {
        ApiCall<IssuedToken> call = calls.create(GcoreRequests.create(
                        spec, settings.clientId(), client.timeSource().instant()))
                .map(CreateGuard.issued(ApiTokenCreated::token, (created, facts) -> created(spec, created)));
        return CreateGuard.run(this, client, spec, call::execute);
    }

    /** {@return a delivery that rolls back in the time that a create leaves for it} */
    @Override
    public SecretDelivery delivery() {
        return CreateGuard.delivery(this, client);
    }

    /**
     * {@inheritDoc} The client reads the account of the secret itself ({@code GET /iam/clients/me}), which requires no
     * permission. A secret of another Gcore account is therefore accepted as well.
     */
    @Override
    public SecretStatus verify(Secret secret) {
        return Verification.verify(with(secret).calls.me());
    }

    /**
     * Returns the token that the current credential belongs to, by the number at the start of the credential.
     *
     * @return empty if the credential is not an API token, such as a session credential, or does not begin with a
     *     number
     */
    @Override
    public Optional<TokenId> ownToken() {
        return GcoreRecords.keyWithin(client.credential()).flatMap(this::identify);
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

    /** Converts the response to a create. A name that it holds, and the number in its secret, must be the token's. */
    private Token created(TokenSpec spec, ApiTokenCreated created) throws JsonShapeException {
        if (created.name() != null && !created.name().equals(spec.name())) {
            throw new JsonShapeException("the response is about a token of another name");
        }
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
        return CanCreate.super.require(capability);
    }

    @Override
    public GcoreTokens withTimeout(Duration timeout) {
        return new GcoreTokens(client.withTimeout(timeout), settings, ownTokenChanges);
    }

    @Override
    public GcoreTokens withFreshConnections() {
        return new GcoreTokens(client.withFreshConnections(), settings, ownTokenChanges);
    }

    @Override
    public GcoreTokens withTimeoutAfterRateLimit() {
        return new GcoreTokens(client.withTimeoutAfterRateLimit(), settings, ownTokenChanges);
    }

    @Override
    public GcoreTokens withOwnTokenChanges() {
        return new GcoreTokens(client, settings, true);
    }

    @Override
    public Optional<ApiTokens> authenticatedBy(Secret secret) {
        return Optional.of(with(secret));
    }

    private GcoreTokens with(Secret secret) {
        CredentialSource source = CredentialSource.fixed(Credential.of(GcoreIam.SCHEME, secret));
        return new GcoreTokens(client.withCredentials(source), settings, ownTokenChanges);
    }

    private long number(TokenId id) {
        if (!id.account().equals(account())) {
            throw InvalidInputException.of("token id", "belongs to " + id.account() + ", not to " + account());
        }
        long number = GcoreRecords.parseId(id.value());
        if (number <= 0) {
            throw InvalidInputException.of("token id", "is not the number of a Gcore token");
        }
        return number;
    }
}
