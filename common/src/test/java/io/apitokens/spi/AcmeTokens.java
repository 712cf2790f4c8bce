package io.apitokens.spi;

import io.apitokens.CanRotate;
import io.apitokens.IssuedToken;
import io.apitokens.Pager;
import io.apitokens.Secret;
import io.apitokens.SecretStatus;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.call.Acme;
import io.apitokens.call.Acme.Thing;
import io.apitokens.call.Effect;

/** The tokens of a minimal vendor, implemented like those of a vendor outside this library. */
// tag::tokens
public final class AcmeTokens extends VendorTokens.Creating<AcmeTokens> implements CanRotate {

    AcmeTokens(View view) {
        super(view);
    }

    @Override
    protected AcmeTokens with(View view) {
        return new AcmeTokens(view);
    }

    @Override
    public Token get(TokenId id) {
        return Acme.read(client(), checked(id))
                .map((thing, facts) -> token(about(id, thing.id(), thing)))
                .execute();
    }

    @Override
    public Pager<Token> list() {
        return Walks.byCursor(cursor -> Acme.page(client(), cursor), (thing, facts) -> token(thing));
    }

    @Override
    public void delete(TokenId id) {
        Acme.delete(client(), changeable(id)).execute();
    }

    @Override
    public SecretStatus verify(Secret secret) {
        return verify(Acme.read(clientOf(secret), "self"));
    }

    @Override
    public IssuedToken create(TokenSpec spec) {
        return create(
                spec, Acme.issue(client(), Effect.ISSUE, spec.name()), Thing::secret, (thing, facts) -> token(thing));
    }

    // Of this vendor's response to a rotation, only the secret is used.
    @Override
    public IssuedToken rotate(TokenId id) {
        return thenRead(id, Acme.issue(client(), Effect.ROTATE, checked(id)), Thing::secret);
    }

    private Token token(Thing thing) {
        return Token.builder(TokenId.of(account(), thing.id()), thing).build();
    }
}
// end::tokens
