package io.apitokens.scheduler;

import io.apitokens.Account;
import io.apitokens.ApiTokens;
import io.apitokens.CanCreate;
import io.apitokens.IssuedToken;
import io.apitokens.Pager;
import io.apitokens.Secret;
import io.apitokens.SecretDelivery;
import io.apitokens.SecretStatus;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * An account that has one more token, which exists nowhere else: the predecessor of a first token. So a rotation creates
 * the first token, with all that it does for a successor: its create is recorded, its secret is verified and stored once,
 * and what lost responses and crashes leave is deleted.
 *
 * @param tokens the account
 * @param origin the predecessor that does not exist
 * @param spec the first token
 */
record FirstToken(CanCreate tokens, TokenId origin, TokenSpec spec) implements CanCreate {

    private static final String PREFIX = "before-first-";

    /** Returns an id for the predecessor of a first token. Each call returns another one. */
    static TokenId origin(Account account) {
        return TokenId.of(account, PREFIX + UUID.randomUUID());
    }

    static boolean isFirst(TokenId predecessor) {
        return predecessor.value().startsWith(PREFIX);
    }

    private FirstToken with(ApiTokens view) {
        return new FirstToken(view.require(CanCreate.class), origin, spec);
    }

    @Override
    public Account account() {
        return tokens.account();
    }

    @Override
    public Token get(TokenId id) {
        return id.equals(origin) ? Token.builder(id, origin).name(spec.name()).build() : tokens.get(id);
    }

    @Override
    public void delete(TokenId id) {
        if (!id.equals(origin)) {
            tokens.delete(id);
        }
    }

    @Override
    public Pager<Token> list() {
        return tokens.list();
    }

    @Override
    public SecretStatus verify(Secret secret) {
        return tokens.verify(secret);
    }

    @Override
    public boolean recognizes(Secret secret) {
        return tokens.recognizes(secret);
    }

    @Override
    public Optional<TokenId> identify(Secret secret) {
        return tokens.identify(secret);
    }

    @Override
    public Optional<TokenId> ownToken() {
        return tokens.ownToken();
    }

    @Override
    public ApiTokens withTimeout(Duration timeout) {
        return with(tokens.withTimeout(timeout));
    }

    @Override
    public ApiTokens withOwnTokenChanges() {
        return with(tokens.withOwnTokenChanges());
    }

    @Override
    public ApiTokens withFreshConnections() {
        return with(tokens.withFreshConnections());
    }

    @Override
    public ApiTokens withTimeoutAfterRateLimit() {
        return with(tokens.withTimeoutAfterRateLimit());
    }

    @Override
    public Optional<ApiTokens> authenticatedBy(Secret secret) {
        return tokens.authenticatedBy(secret).map(this::with);
    }

    @Override
    public OptionalInt quota() {
        return tokens.quota();
    }

    @Override
    public boolean hasDescriptions() {
        return tokens.hasDescriptions();
    }

    @Override
    public boolean supports(Token.Restriction restriction) {
        return tokens.supports(restriction);
    }

    @Override
    public OptionalInt descriptionLimit() {
        return tokens.descriptionLimit();
    }

    @Override
    public TokenSpec specLike(Token token) {
        return tokens.specLike(token);
    }

    @Override
    public void check(TokenSpec wanted) {
        tokens.check(wanted);
    }

    @Override
    public IssuedToken create(TokenSpec wanted) {
        return tokens.create(wanted);
    }

    @Override
    public SecretDelivery delivery() {
        return tokens.delivery();
    }
}
