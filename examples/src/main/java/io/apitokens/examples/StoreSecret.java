package io.apitokens.examples;

import io.apitokens.CanCreate;
import io.apitokens.Resource;
import io.apitokens.Secret;
import io.apitokens.SecretStore;
import io.apitokens.Token;
import io.apitokens.TokenSpec;
import io.apitokens.gcore.GcoreIam;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Stores the secret of a new token before the caller receives the token. If another writer was first, the token is
 * deleted again.
 */
public final class StoreSecret {

    private StoreSecret() {}

    /**
     * Creates a token unless the file holds a secret that works.
     *
     * @param args the file to write the secret to
     */
    public static void main(String[] args) {
        Path file = Path.of(Arguments.only(args, "FILE, for the secret"));
        try (GcoreIam gcore = GcoreIam.builder().fromEnvironment().build()) {
            Optional<Token> created = inFile(gcore.tokens(), spec("Users"), file);
            System.out.println(created.map(token -> "created " + token.id())
                    .orElse("the stored secret works; nothing was changed"));
        }
    }

    static TokenSpec spec(String role) {
        return TokenSpec.builder("ci")
                .grant(role, Resource.account())
                .expiresAfter(Duration.ofDays(7))
                .build();
    }

    static Optional<Token> inFile(CanCreate tokens, TokenSpec spec, Path file) {
        // tag::store-file
        // Only its owner can read the file. It is written in one step: completely or not at all.
        // If the file already holds a secret that works, nothing is created.
        return tokens.createIfAbsent(spec, SecretStore.file(file));
        // end::store-file
    }

    static Token inVault(CanCreate tokens, TokenSpec spec, String address, Secret vaultToken) {
        // tag::store-vault
        SecretStore store = new VaultStore(address, vaultToken, "secret", "ci/api-token");
        return tokens.create(spec, store);
        // end::store-vault
    }
}
