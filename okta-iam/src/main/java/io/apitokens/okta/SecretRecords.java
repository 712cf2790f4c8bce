package io.apitokens.okta;

import io.apitokens.Account;
import io.apitokens.Secret;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.json.JsonShapeException;
import io.apitokens.json.Timestamp;
import io.apitokens.okta.api.ClientSecret;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Converts records of client secrets. */
final class SecretRecords {

    private SecretRecords() {}

    /**
     * Converts a record. The token's record has no value; its hash is that of the value where the vendor shows it.
     *
     * @param expected the id that the record must have; null for any
     */
    static Token token(Account account, ClientSecret record, @Nullable String expected) throws JsonShapeException {
        String id = CredentialIds.stated(record.id(), expected);
        ClientSecret bare = new ClientSecret(
                id, null, SecretValues.hash(record), record.status(), record.created(), record.lastUpdated());
        return Token.builder(TokenId.of(account, id), bare)
                .name(OktaClientSecrets.NAME)
                .status(CredentialIds.status(record.status()))
                .created(Timestamp.instantOf(record.created()))
                .build();
    }

    static List<Token> tokens(Account account, List<ClientSecret> records) throws JsonShapeException {
        List<Token> tokens = new ArrayList<>();
        for (ClientSecret record : records) {
            tokens.add(token(account, record, null));
        }
        return tokens;
    }

    /** Returns the hash of the value of a token of this class; null if the vendor showed neither. */
    static @Nullable String hash(Token token) {
        return token.unwrap(ClientSecret.class).map(ClientSecret::secretHash).orElse(null);
    }

    /** Rejects a response that does not show that it is about a secret of this value. */
    static void requireValue(ClientSecret record, Secret value) throws JsonShapeException {
        boolean shown = value.equals(record.clientSecret());
        if (!shown && !SecretValues.hash(value).equals(record.secretHash())) {
            throw new JsonShapeException("the response shows neither the value nor its hash");
        }
    }
}
