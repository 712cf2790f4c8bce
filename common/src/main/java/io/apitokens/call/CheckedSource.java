package io.apitokens.call;

import io.apitokens.auth.Credential;
import io.apitokens.auth.CredentialRequest;
import io.apitokens.auth.CredentialSource;
import io.apitokens.error.ConfigurationException;
import io.apitokens.transport.Headers;
import org.jspecify.annotations.Nullable;

/** Refuses credentials of another source that cannot be credentials, before they are sent. */
final class CheckedSource implements CredentialSource {

    // Transient, so that serialisers that work on fields do not reach the secret behind it.
    private final transient CredentialSource source;
    private final VendorRules rules;
    // Most sources supply the same object many times: check each once.
    private transient volatile @Nullable Credential checked;

    CheckedSource(CredentialSource source, VendorRules rules) {
        this.source = source;
        this.rules = rules;
    }

    @Override
    public Credential get(CredentialRequest request) {
        Credential credential = source.get(request);
        // The caller reports a source that supplies nothing.
        if (credential != null && !credential.equals(checked)) {
            String problem = CredentialCheck.problem(rules, credential);
            if (problem != null) {
                throw ConfigurationException.of("the credential of " + name(), problem);
            }
            checked = credential;
        }
        return credential;
    }

    @Override
    public void responded(Headers headers) {
        source.responded(headers);
    }

    /** Returns the name of the source. A string of foreign code could hold anything, so only its class is named. */
    private String name() {
        Class<?> type = source.getClass();
        boolean own = type.getPackageName().equals(CredentialSource.class.getPackageName());
        return own ? source.toString() : type.getName();
    }

    @Override
    public String toString() {
        return name();
    }
}
