package io.apitokens.proofs.hostile;

import io.apitokens.Account;
import io.apitokens.ApiTokens;
import io.apitokens.CanCreate;
import io.apitokens.IssuedToken;
import io.apitokens.Pager;
import io.apitokens.Secret;
import io.apitokens.SecretStatus;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import java.time.Duration;

/** A client that does what this library does, unless a test overrides an operation. */
class WrongClient implements CanCreate {

    final CanCreate real;

    WrongClient(ApiTokens real) {
        this.real = (CanCreate) real;
    }

    @Override
    public Account account() {
        return real.account();
    }

    @Override
    public Token get(TokenId id) {
        return real.get(id);
    }

    @Override
    public Pager<Token> list() {
        return real.list();
    }

    @Override
    public void delete(TokenId id) {
        real.delete(id);
    }

    @Override
    public SecretStatus verify(Secret secret) {
        return real.verify(secret);
    }

    @Override
    public IssuedToken create(TokenSpec spec) {
        return real.create(spec);
    }

    @Override
    public ApiTokens withTimeout(Duration timeout) {
        return real.withTimeout(timeout);
    }
}
