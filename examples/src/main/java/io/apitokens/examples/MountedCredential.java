package io.apitokens.examples;

import io.apitokens.Secret;
import io.apitokens.auth.Credential;
import io.apitokens.auth.CredentialRequest;
import io.apitokens.auth.CredentialSource;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads the credential from a file that another process updates, and reads it again after a rejection. */
// tag::credential-source
final class MountedCredential implements CredentialSource {

    private final Path file;
    private volatile @Nullable Credential known;

    MountedCredential(Path file) {
        this.file = file;
    }

    @Override
    public Credential get(CredentialRequest request) {
        Credential credential = known;
        if (credential == null || request.afterRejection()) {
            credential = Credential.of("Bearer", Secret.fromFile(file));
            known = credential;
        }
        return credential;
    }
}
// end::credential-source
