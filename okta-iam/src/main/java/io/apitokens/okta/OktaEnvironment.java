package io.apitokens.okta;

import io.apitokens.Secret;
import io.apitokens.auth.Credential;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.NoCredentialsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The credential in the environment variables of Okta's SDKs and of its Terraform provider. Where several are set, the
 * mode decides, or the environment is refused. No message quotes a value.
 */
final class OktaEnvironment {

    static final String SDK_TOKEN = "OKTA_CLIENT_TOKEN";
    static final String TERRAFORM_TOKEN = "OKTA_API_TOKEN";

    private static final String MODE = "OKTA_CLIENT_AUTHORIZATIONMODE";
    private static final List<String> TOKENS = List.of(SDK_TOKEN, TERRAFORM_TOKEN);
    private static final List<String> ACCESS_TOKENS = List.of("OKTA_CLIENT_OAUTH2_ACCESSTOKEN", "OKTA_ACCESS_TOKEN");
    private static final List<String> KEYS = List.of("OKTA_CLIENT_PRIVATEKEY", "OKTA_API_PRIVATE_KEY");
    private static final List<String> CLIENT_IDS = List.of("OKTA_CLIENT_CLIENTID", "OKTA_API_CLIENT_ID");
    private static final List<String> KEY_IDS =
            List.of("OKTA_CLIENT_KID", "OKTA_CLIENT_PRIVATEKEYID", "OKTA_API_PRIVATE_KEY_ID");
    private static final List<String> SCOPES = List.of("OKTA_CLIENT_SCOPES", "OKTA_API_SCOPES");

    private static final int LONGEST_PATH = 4096;

    private final Map<String, String> environment;

    OktaEnvironment(Map<String, String> environment) {
        this.environment = environment;
    }

    /** A kind of credential. */
    enum Kind {
        API_TOKEN,
        ACCESS_TOKEN,
        SERVICE_APP
    }

    private static List<String> variables(Kind kind) {
        return kind == Kind.API_TOKEN ? TOKENS : kind == Kind.ACCESS_TOKEN ? ACCESS_TOKENS : KEYS;
    }

    /** Returns the kind of credential to use. */
    Kind kind() {
        Kind byMode = byMode();
        if (byMode != null) {
            return byMode;
        }
        List<Kind> present = Stream.of(Kind.values())
                .filter(kind -> set(variables(kind)) != null)
                .toList();
        if (present.size() > 1) {
            throw refused(
                    String.valueOf(set(variables(present.get(0)))),
                    "is another credential than " + set(variables(present.get(1))) + ": unset one of them, or set "
                            + MODE + " to SSWS, PrivateKey or Bearer");
        }
        if (!present.isEmpty()) {
            return present.get(0);
        }
        String clientId = set(CLIENT_IDS);
        if (clientId != null) {
            throw refused(clientId, "is set, but neither " + String.join(" nor ", KEYS) + " is");
        }
        return Kind.API_TOKEN;
    }

    private @Nullable Kind byMode() {
        String mode = text(MODE);
        if (mode.isEmpty()) {
            return null;
        }
        return switch (mode.toLowerCase(Locale.ROOT)) {
            case "ssws" -> Kind.API_TOKEN;
            case "privatekey" -> Kind.SERVICE_APP;
            case "bearer" -> Kind.ACCESS_TOKEN;
            default -> throw refused(MODE, "is none of SSWS, PrivateKey and Bearer");
        };
    }

    String accessTokenVariable() {
        return one(ACCESS_TOKENS);
    }

    /** Returns the ready access token. */
    Credential accessToken() {
        String variable = accessTokenVariable();
        try {
            return Credential.of("Bearer", Secret.fromEnv(environment, variable));
        } catch (InvalidInputException e) {
            throw unusable(variable, e);
        }
    }

    /** Returns the service app. */
    ServiceApp serviceApp() {
        String variable = one(KEYS);
        ServiceAppKey key;
        try {
            key = key(variable);
        } catch (InvalidInputException e) {
            throw unusable(variable, e);
        }
        String kid = optional(KEY_IDS);
        String clientId = one(CLIENT_IDS);
        try {
            return new ServiceApp("client id", text(clientId), kid == null ? key : key.withKid(text(kid)));
        } catch (InvalidInputException e) {
            throw unusable(e.field().equals("kid") && kid != null ? kid : clientId, e);
        }
    }

    private ServiceAppKey key(String variable) {
        String text = text(variable);
        boolean mayBePath = text.length() <= LONGEST_PATH && !PemKey.isPem(text) && !text.startsWith("{");
        if (mayBePath) {
            try {
                Path file = Path.of(text);
                // Only a path that exists may be quoted by an error: any other text may be a part of a key.
                if (Files.isReadable(file)) {
                    return ServiceAppKey.fromFile(file);
                }
            } catch (InvalidPathException notPath) {
                return ServiceAppKey.of(Secret.of(text));
            }
        }
        return ServiceAppKey.of(Secret.of(text));
    }

    /** Returns the scopes, which commas or spaces separate; none if no variable is set. */
    List<String> scopes() {
        String variable = optional(SCOPES);
        if (variable == null) {
            return List.of();
        }
        List<String> scopes = new ArrayList<>();
        for (String scope : text(variable).split("[,\\s]+", -1)) {
            if (!scope.isEmpty()) {
                scopes.add(scope);
            }
        }
        try {
            return ServiceApp.checked("list of scopes", scopes);
        } catch (InvalidInputException e) {
            throw unusable(variable, e);
        }
    }

    /** Returns the variable that holds a value. */
    private String one(List<String> variables) {
        String variable = optional(variables);
        if (variable == null) {
            throw NoCredentialsException.of(variables.stream()
                    .map(name -> "environment variable " + name
                            + (environment.get(name) == null ? " is not set" : " is blank"))
                    .toList());
        }
        return variable;
    }

    /** Returns the first variable that is set; null if none is. All that are set must have the same value. */
    private @Nullable String optional(List<String> variables) {
        String first = set(variables);
        for (String other : variables) {
            if (first != null && !text(other).isEmpty() && !text(other).equals(text(first))) {
                throw refused(first, "differs from " + other + ": unset one of them");
            }
        }
        return first;
    }

    private @Nullable String set(List<String> variables) {
        return variables.stream()
                .filter(variable -> !text(variable).isEmpty())
                .findFirst()
                .orElse(null);
    }

    private String text(String variable) {
        return ServiceAppKey.bare(environment.getOrDefault(variable, ""));
    }

    private static ConfigurationException unusable(String variable, InvalidInputException e) {
        return refused(variable, "cannot be used: " + e.getMessage());
    }

    private static ConfigurationException refused(String variable, String problem) {
        return ConfigurationException.of("environment variable " + variable, problem);
    }
}
