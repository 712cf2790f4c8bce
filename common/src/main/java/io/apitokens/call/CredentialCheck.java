package io.apitokens.call;

import io.apitokens.Secret;
import io.apitokens.auth.Credential;
import io.apitokens.internal.PastedText;
import org.jspecify.annotations.Nullable;

/** Recognises what cannot be a credential of a vendor. */
final class CredentialCheck {

    private CredentialCheck() {}

    /** Returns the problem and its likely cause, worded to follow the name of the credential; null if there is none. */
    static @Nullable String problem(VendorRules rules, Credential credential) {
        String authorization = credential.authorization().expose();
        int space = Math.max(0, authorization.indexOf(' '));
        String token = authorization.substring(space).strip();
        String pasted = PastedText.problem(token);
        return pasted == null ? rules.credentialProblem(authorization.substring(0, space), Secret.of(token)) : pasted;
    }
}
