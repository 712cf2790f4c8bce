package io.apitokens.examples;

import io.apitokens.CanCreate;
import io.apitokens.SecretStore;
import io.apitokens.Token;
import io.apitokens.TokenSpec;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.rotation.CreateRecovery;
import io.apitokens.rotation.Journal;
import io.apitokens.rotation.RecoveryResult;
import java.nio.file.Path;

/** Creates tokens without leaving orphans, even if a response is lost or this process dies. */
public final class RecoverCreates {

    private RecoverCreates() {}

    /**
     * Recovers the creates that earlier processes left unfinished.
     *
     * @param args the file of the journal
     */
    public static void main(String[] args) {
        Path file = Path.of(Arguments.only(args, "FILE, of the journal"));
        try (GcoreIam gcore = GcoreIam.builder().fromEnvironment().build()) {
            recover(gcore.tokens(), CreateRecovery.of(Journal.file(file)));
        }
    }

    static void recover(CanCreate tokens, CreateRecovery creates) {
        // tag::recover
        for (RecoveryResult result : creates.recover(tokens)) {
            System.out.println(result);
        }
        // end::recover
    }

    static Token create(CanCreate tokens, TokenSpec spec, Path directory) {
        // tag::create
        CreateRecovery creates = CreateRecovery.of(Journal.file(directory.resolve("creates.journal")));
        return creates.create(tokens, spec, SecretStore.file(directory.resolve("ci.token")));
        // end::create
    }
}
