package io.apitokens.proofs.simulation;

import io.apitokens.Access;
import io.apitokens.Account;
import io.apitokens.Expiry;
import io.apitokens.Grant;
import io.apitokens.IssuedToken;
import io.apitokens.LastUse;
import io.apitokens.Resource;
import io.apitokens.Role;
import io.apitokens.Secret;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.TokenStatus;
import java.time.Instant;
import java.util.List;

/** Describes the model's tokens in the types of the library. */
record Records(Setting setting) {

    static final Account ACCOUNT = new Account("simvendor", "sim-account");

    static TokenId id(ModelToken token) {
        return TokenId.of(ACCOUNT, token.id);
    }

    Token of(ModelToken token) {
        return Token.builder(id(token), token)
                .name(token.name)
                .description(token.description)
                .created(Worker.BEGINNING.plusMillis(token.created + setting.vendorSkew))
                .status(token.isInactive() ? TokenStatus.DISABLED : TokenStatus.ACTIVE)
                .expiry(new Expiry.Never())
                .lastUse(lastUse(token))
                .access(new Access.Listed(List.of(new Grant(Role.named("SIM_ROLE"), Resource.account()))))
                .build();
    }

    private static LastUse lastUse(ModelToken token) {
        if (!token.isUsed()) {
            return new LastUse.Never();
        }
        Instant use = Worker.BEGINNING.plusMillis(token.lastUse());
        return new LastUse.Within(use, use);
    }

    IssuedToken issued(ModelSecret secret, Op op) {
        return IssuedToken.of(of(secret.token()), Secret.of(secret.text()), Failures.applied(op));
    }
}
