package io.apitokens.proofs.hostile;

import io.apitokens.Account;
import io.apitokens.ApiTokens;
import io.apitokens.Pager;
import io.apitokens.Secret;
import io.apitokens.SecretStatus;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.okta.OktaIam;
import io.apitokens.okta.api.NetworkZone;
import io.apitokens.okta.api.RoleAssignment;
import io.apitokens.okta.api.User;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/** The people and zones of an Okta org, beside its API tokens. */
record OktaDirectory(OktaIam okta) implements ApiTokens {

    /** Runs an operation and returns the ids in its result. */
    Set<String> read(Op op, int index) {
        boolean even = index % 2 == 0;
        return switch (op) {
            case PERSON ->
                Set.of(okta.people()
                        .get(even ? OktaModel.OWNER : OktaModel.OWNER_EMAIL)
                        .id());
            case PEOPLE ->
                okta.people().withEmail(OktaModel.OWNER_EMAIL).stream()
                        .map(User::id)
                        .collect(Collectors.toSet());
            case ROLES ->
                (even
                                ? okta.people().rolesOfUser(OktaModel.OWNER)
                                : okta.people().rolesOfClient(ClientSetup.CLIENT_ID))
                        .stream().map(RoleAssignment::id).collect(Collectors.toSet());
            case ZONE -> Set.of(okta.zones().get(OktaModel.ZONE).id());
            default -> okta.zones().list().stream().map(NetworkZone::id).collect(Collectors.toSet());
        };
    }

    @Override
    public Account account() {
        return okta.account();
    }

    @Override
    public Token get(TokenId id) {
        return okta.tokens().get(id);
    }

    @Override
    public Pager<Token> list() {
        return okta.tokens().list();
    }

    @Override
    public void delete(TokenId id) {
        okta.tokens().delete(id);
    }

    @Override
    public SecretStatus verify(Secret secret) {
        return okta.tokens().verify(secret);
    }

    @Override
    public ApiTokens withTimeout(Duration timeout) {
        return okta.tokens().withTimeout(timeout);
    }
}
