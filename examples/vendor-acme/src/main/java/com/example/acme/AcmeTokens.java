package com.example.acme;

import com.example.acme.api.AcmeApi;
import com.example.acme.api.AcmeApi.ListTokensQuery;
import com.example.acme.api.AcmeToken;
import com.example.acme.api.NewToken;
import com.example.acme.api.TokenPolicy;
import com.example.acme.api.TokenSettings;
import io.apitokens.CanRotate;
import io.apitokens.CanUpdate;
import io.apitokens.IssuedToken;
import io.apitokens.Pager;
import io.apitokens.Secret;
import io.apitokens.SecretStatus;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.TokenUpdate;
import io.apitokens.error.InvalidInputException;
import io.apitokens.json.JsonShapeException;
import io.apitokens.json.Timestamp;
import io.apitokens.spi.VendorTokens;
import io.apitokens.spi.Walks;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The API tokens of an Acme account. */
public final class AcmeTokens extends VendorTokens.Creating<AcmeTokens> implements CanUpdate, CanRotate {

    // tag::order
    private static final Walks.Order<AcmeToken> OLDEST_FIRST =
            new Walks.Order<>(AcmeToken::id, record -> Timestamp.instantOf(record.createdOn()));

    private static final ListTokensQuery PAGES =
            ListTokensQuery.builder().size(50L).build();
    // end::order

    private final AcmeApi api;

    // tag::view
    AcmeTokens(View view) {
        super(view);
        this.api = new AcmeApi(client());
    }

    @Override
    protected AcmeTokens with(View view) {
        return new AcmeTokens(view);
    }
    // end::view

    // tag::read
    @Override
    public Token get(TokenId id) {
        return api.getToken(checked(id))
                .map((record, facts) -> token(about(id, record.id(), record)))
                .execute();
    }

    @Override
    public Pager<Token> list() {
        return Walks.byNumber(
                1, OLDEST_FIRST, cursor -> api.listTokens(PAGES, cursor), (record, facts) -> token(record));
    }

    private Token token(AcmeToken record) {
        return AcmeRecords.token(account(), record);
    }
    // end::read

    // tag::delete
    @Override
    public void delete(TokenId id) {
        api.deleteToken(changeable(id)).execute();
    }
    // end::delete

    // tag::verify
    @Override
    public SecretStatus verify(Secret secret) {
        return verify(new AcmeApi(clientOf(secret)).getSelf());
    }

    @Override
    public boolean recognizes(Secret secret) {
        return AcmeRules.SECRET.matcher(secret.expose()).matches();
    }
    // end::verify

    // tag::create
    @Override
    public boolean hasDescriptions() {
        return false;
    }

    @Override
    public IssuedToken create(TokenSpec spec) {
        TokenSettings settings =
                AcmeRecords.settings(spec, client().timeSource().instant());
        return create(spec, api.createToken(settings), NewToken::secret, (issued, facts) -> {
            AcmeToken record = issued.token();
            if (record == null) {
                throw new JsonShapeException("NewToken.token is missing or unreadable");
            }
            return token(record);
        });
    }
    // end::create

    // tag::rotate
    @Override
    public IssuedToken rotate(TokenId id) {
        return thenRead(id, api.rollToken(checked(id)), secret -> secret);
    }
    // end::rotate

    // tag::update
    @Override
    public Token update(TokenId id, TokenUpdate update) {
        String value = checked(id);
        if (update.description().isPresent()) {
            throw InvalidInputException.of("description", "is not possible: Acme's tokens have none");
        }
        @Nullable
        List<TokenPolicy> allowed = update.grants().map(AcmeRecords::policies).orElse(null);
        AcmeApi both = new AcmeApi(client().withSharedTimeout(client().timeout()));
        TokenSettings settings = both.getToken(value)
                .map((record, facts) -> AcmeRecords.changed(about(id, record.id(), record), update, allowed))
                .execute();
        return both.replaceToken(value, settings)
                .map((record, facts) -> token(about(id, record.id(), record)))
                .execute();
    }
    // end::update
}
