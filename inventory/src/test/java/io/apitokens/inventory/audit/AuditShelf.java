package io.apitokens.inventory.audit;

import io.apitokens.Access;
import io.apitokens.Account;
import io.apitokens.ApiTokens;
import io.apitokens.Expiry;
import io.apitokens.Grant;
import io.apitokens.Issuer;
import io.apitokens.LastUse;
import io.apitokens.Page;
import io.apitokens.Pager;
import io.apitokens.Resource;
import io.apitokens.Role;
import io.apitokens.Secret;
import io.apitokens.SecretStatus;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.error.ApiTokenException;
import io.apitokens.spi.AccountInsight;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An account in memory, at a vendor whose records have every property and which has network restrictions. */
public final class AuditShelf implements ApiTokens, AccountInsight {

    public static final Instant NOW = Instant.parse("2030-06-01T12:00:00Z");

    private final Account account;
    private final List<Token> tokens = new ArrayList<>();
    public Visibility visibility = Visibility.all("sim");

    public @Nullable ApiTokenException listFailure;

    /** What happens before the list is returned. */
    public Runnable beforeList = () -> {};

    public AuditShelf(String id) {
        this.account = new Account("acme", id);
    }

    /** Adds a token that breaks no rule, except as the second parameter changes it. */
    public TokenId add(String name, UnaryOperator<Token.Builder> differently) {
        TokenId id = TokenId.of(account, name);
        tokens.add(differently
                .apply(Token.builder(id, name)
                        .name(name)
                        .description("owner=sim-team")
                        .created(NOW.minus(Duration.ofDays(30)))
                        .lastUse(new LastUse.Within(NOW.minusSeconds(60), NOW.minusSeconds(60)))
                        .expiry(new Expiry.At(NOW.plus(Duration.ofDays(50))))
                        .access(new Access.Listed(List.of(new Grant(Role.named("plain"), Resource.account()))))
                        .restrictions(List.of(
                                new Token.Restriction(Token.Restriction.Kind.NETWORK, "only from 192.0.2.0/24", null)))
                        .issuer(Issuer.of(Issuer.Kind.USER, "ann", "ann@acme.example", "Ann", false)))
                .build());
        return id;
    }

    public TokenId addFine(String name) {
        return add(name, token -> token);
    }

    @Override
    public Account account() {
        return account;
    }

    @Override
    public Pager<Token> list() {
        return Pager.of(cursor -> {
            beforeList.run();
            if (listFailure != null) {
                throw listFailure;
            }
            return Page.of(tokens, null);
        });
    }

    @Override
    public Visibility visibility() {
        return visibility;
    }

    @Override
    public Rank rankOf(Role role) {
        return switch (role.name()) {
            case "admin" -> Rank.ADMINISTRATIVE;
            case "plain" -> Rank.ORDINARY;
            default -> Rank.UNKNOWN;
        };
    }

    @Override
    public boolean restrictsNetworks() {
        return true;
    }

    @Override
    public Token get(TokenId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void delete(TokenId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SecretStatus verify(Secret secret) {
        return SecretStatus.UNKNOWN;
    }

    @Override
    public ApiTokens withTimeout(Duration timeout) {
        return this;
    }
}
