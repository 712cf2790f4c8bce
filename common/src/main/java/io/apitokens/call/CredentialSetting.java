package io.apitokens.call;

import io.apitokens.Secret;
import io.apitokens.SecretStore;
import io.apitokens.TimeSource;
import io.apitokens.auth.Credential;
import io.apitokens.auth.CredentialSource;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.NoCredentialsException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The credential that a builder was given. What cannot be a credential is refused, and never quoted. */
final class CredentialSetting {

    /** How far the client's clock may be ahead before a credential that is still valid looks expired. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private static final Duration READ_EVERY = Duration.ofSeconds(10);

    private final @Nullable String variable;
    private final transient @Nullable Credential fixed;
    private final transient Function<TimeSource, CredentialSource> source;
    private final transient @Nullable Function<ApiClient, CredentialSource> ofClient;

    private CredentialSetting(
            @Nullable String variable, @Nullable Credential fixed, Function<TimeSource, CredentialSource> source) {
        this(variable, fixed, source, null);
    }

    private CredentialSetting(
            @Nullable String variable,
            @Nullable Credential fixed,
            Function<TimeSource, CredentialSource> source,
            @Nullable Function<ApiClient, CredentialSource> ofClient) {
        this.variable = variable;
        this.fixed = fixed;
        this.source = source;
        this.ofClient = ofClient;
    }

    /** Creates a setting for a source that makes calls with the client itself. */
    static CredentialSetting ofClient(Function<ApiClient, CredentialSource> source) {
        Objects.requireNonNull(source, "source");
        return new CredentialSetting(
                null,
                null,
                timeSource -> request -> {
                    throw ConfigurationException.of("credential", "does not exist before the client is built");
                },
                source);
    }

    /** Returns the client with the source that makes calls with it; the client itself if there is no such source. */
    ApiClient boundTo(ApiClient client) {
        return ofClient == null ? client : client.withOwnCredentials(ofClient.apply(client));
    }

    /** Creates a setting for a source, whose credentials are checked when it supplies them. */
    static CredentialSetting of(CredentialSource source) {
        Objects.requireNonNull(source, "source");
        return new CredentialSetting(null, null, timeSource -> source);
    }

    /** Creates a setting for a store, whose secret is checked when it is read. */
    static CredentialSetting stored(SecretStore store, VendorRules rules) {
        Objects.requireNonNull(store, "store");
        return new CredentialSetting(
                null, null, timeSource -> CredentialSource.from(store, rules::credential, READ_EVERY, timeSource));
    }

    /** Creates a setting for a secret given in code. */
    static CredentialSetting fixed(VendorRules rules, Secret token) {
        return fixed(rules, null, token);
    }

    /** Creates a setting for the first of several environment variables that is set. */
    static CredentialSetting fromEnvironment(VendorRules rules, Map<String, String> environment, String... variables) {
        List<String> tried = new ArrayList<>();
        for (String variable : variables) {
            try {
                return fixed(rules, variable, Secret.fromEnv(environment, variable));
            } catch (NoCredentialsException none) {
                tried.addAll(none.tried());
            }
        }
        throw NoCredentialsException.of(tried);
    }

    private static CredentialSetting fixed(VendorRules rules, @Nullable String variable, Secret token) {
        Credential credential;
        try {
            credential = rules.credential(token);
        } catch (InvalidInputException e) {
            throw variable == null ? e : ConfigurationException.of(of(variable), "cannot be used: " + e.getMessage());
        }
        return fixed(rules, variable, credential);
    }

    /** Creates a setting for a ready credential, and for the environment variable that holds it, if one does. */
    static CredentialSetting fixed(VendorRules rules, @Nullable String variable, Credential credential) {
        String problem = CredentialCheck.problem(rules, credential);
        if (problem != null) {
            throw refused(variable, problem);
        }
        return new CredentialSetting(variable, credential, timeSource -> CredentialSource.fixed(credential));
    }

    /**
     * Returns the source of credentials for a new client.
     *
     * @throws ApiTokenException if the fixed credential is a JWT that expired more than five minutes ago
     */
    CredentialSource source(VendorRules rules, TimeSource timeSource) {
        if (fixed == null) {
            return new CheckedSource(source.apply(timeSource), rules);
        }
        Instant end = Jwt.expiry(fixed.authorization());
        if (end != null && end.plus(CLOCK_SKEW).isBefore(timeSource.instant())) {
            throw refused(variable, "is a JWT that expired at " + end + ": create a new one");
        }
        return source.apply(timeSource);
    }

    private static ApiTokenException refused(@Nullable String variable, String problem) {
        return variable == null
                ? InvalidInputException.of("credential", problem)
                : ConfigurationException.of(of(variable), problem);
    }

    private static String of(String variable) {
        return "environment variable " + variable;
    }

    @Override
    public String toString() {
        return "CredentialSetting[redacted]";
    }
}
