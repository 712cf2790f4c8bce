package io.apitokens.okta;

import io.apitokens.CanCreate;
import io.apitokens.CanRotate;
import io.apitokens.Pager;
import io.apitokens.Secret;
import io.apitokens.SecretStatus;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.NotFoundException;
import io.apitokens.error.UnsupportedCapabilityException;
import io.apitokens.json.JsonShapeException;
import io.apitokens.okta.api.ApiToken;
import io.apitokens.okta.api.ApiTokenUpdate;
import io.apitokens.okta.api.OktaApi;
import io.apitokens.spi.VendorTokens;
import io.apitokens.spi.Walks;
import java.util.regex.Pattern;

/**
 * The API tokens of an Okta org. They can be read, restricted and deleted; a list holds active tokens only, in no
 * documented order. Okta creates tokens only in its Admin Console and has no operation that replaces a secret, so this
 * class can neither create nor rotate tokens.
 */
public final class OktaTokens extends VendorTokens<OktaTokens> {

    /** A well-formed id of no existing token, for reads that only verify a credential. */
    private static final String NO_TOKEN = "00T00000000000000000";

    private static final Pattern SECRET = Pattern.compile("00[A-Za-z0-9_-]{1,1000}+");

    private final OktaApi api;

    OktaTokens(View view) {
        super(view);
        this.api = new OktaApi(client());
    }

    @Override
    protected OktaTokens with(View view) {
        return new OktaTokens(view);
    }

    @Override
    public Token get(TokenId id) {
        return api.getApiToken(checked(id))
                .map((record, facts) -> token(about(id, record.id(), record)))
                .execute();
    }

    @Override
    public Pager<Token> list() {
        return Walks.byCursor(api::listApiTokens, (record, facts) -> token(record));
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
        OktaApi both = new OktaApi(client().withSharedTimeout(client().timeout()));
        ApiToken before = both.getApiToken(value)
                .map((record, facts) -> named(about(id, record.id(), record)))
                .execute();
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

    private Token token(ApiToken record) {
        return OktaRecords.token(account(), record, client().timeSource().instant());
    }
}
