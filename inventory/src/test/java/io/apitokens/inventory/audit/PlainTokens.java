package io.apitokens.inventory.audit;

import io.apitokens.Account;
import io.apitokens.ApiTokens;
import io.apitokens.Pager;
import io.apitokens.Secret;
import io.apitokens.SecretStatus;
import io.apitokens.Token;
import io.apitokens.TokenId;
import java.time.Duration;

/** Tokens of a client that states nothing beyond them. */
record PlainTokens(ApiTokens inner) implements ApiTokens {

    @Override
    public Account account() {
        return inner.account();
    }

    @Override
    public Token get(TokenId id) {
        return inner.get(id);
    }

    @Override
    public Pager<Token> list() {
        return inner.list();
    }

    @Override
    public void delete(TokenId id) {
        inner.delete(id);
    }

    @Override
    public SecretStatus verify(Secret secret) {
        return inner.verify(secret);
    }

    @Override
    public ApiTokens withTimeout(Duration timeout) {
        return this;
    }
}
