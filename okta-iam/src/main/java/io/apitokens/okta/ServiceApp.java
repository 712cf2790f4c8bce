package io.apitokens.okta;

import io.apitokens.auth.CredentialSource;
import io.apitokens.call.ApiClient;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The settings of a service app in a builder. */
final class ServiceApp {

    private static final Pattern WORD = Pattern.compile("[!-~]{1,255}");
    private static final Pattern SCOPE = Pattern.compile("[!#-\\[\\]-~]{1,255}");

    private final String clientId;
    private final ServiceAppKey key;

    ServiceApp(String setting, String clientId, ServiceAppKey key) {
        if (!WORD.matcher(clientId).matches()) {
            throw InvalidInputException.of(setting, "is not a single word of visible ASCII characters");
        }
        this.clientId = clientId;
        this.key = Objects.requireNonNull(key, "key");
    }

    /** Returns scopes that a service app may request. */
    static List<String> checked(String setting, List<String> scopes) {
        for (String scope : scopes) {
            if (!SCOPE.matcher(scope).matches()) {
                throw InvalidInputException.of(setting, "holds a scope that is not a single word");
            }
            if (scope.equals("openid") || scope.endsWith(".self")) {
                throw InvalidInputException.of(
                        setting, "holds a scope that stands for a person, which a service app has not: remove it");
            }
        }
        return List.copyOf(scopes);
    }

    CredentialSource source(ApiClient client, List<String> scopes, @Nullable ServiceAppKey dpopKey, boolean dpop) {
        if (scopes.isEmpty()) {
            throw ConfigurationException.of("scopes", "are missing: name those that the app was granted");
        }
        return new ServiceAppSource(client, new TokenEndpoint(clientId, key, scopes, new DpopKey(dpopKey), dpop));
    }
}
