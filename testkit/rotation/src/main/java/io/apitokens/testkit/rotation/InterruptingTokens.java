package io.apitokens.testkit.rotation;

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

/** Wraps an account's tokens and interrupts the calling thread at the end of each create, successful or not. */
class InterruptingTokens implements CanCreate {

    private final CanCreate tokens;

    InterruptingTokens(CanCreate tokens) {
        this.tokens = tokens;
    }

    @Override
    public IssuedToken create(TokenSpec spec) {
        try {
            return tokens.create(spec);
        } finally {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Account account() {
        return tokens.account();
    }

    @Override
    public Token get(TokenId id) {
        return tokens.get(id);
    }

    @Override
    public Pager<Token> list() {
        return tokens.list();
    }

    @Override
    public void delete(TokenId id) {
        tokens.delete(id);
    }

    @Override
    public SecretStatus verify(Secret secret) {
        return tokens.verify(secret);
    }

    @Override
    public ApiTokens withTimeout(Duration timeout) {
        return tokens.withTimeout(timeout);
    }

    @Override
    public ApiTokens withOwnTokenChanges() {
        return tokens.withOwnTokenChanges();
    }
}
