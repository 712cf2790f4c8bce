package io.apitokens.astro;

import io.apitokens.Account;
import io.apitokens.Secret;
import io.apitokens.SecretStore;
import io.apitokens.TokenId;
import io.apitokens.astro.api.AstroApi;
import io.apitokens.auth.CredentialSource;
import io.apitokens.call.ApiClient;
import io.apitokens.call.BaseUrl;
import io.apitokens.call.ClientBuilder;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A client for the API tokens of one Astro organization. Immutable and thread-safe: create one, share it, and close it
 * at the end.
 *
 * <pre>{@code
 * // Reads ASTRO_API_TOKEN and ASTRO_ORGANIZATION_ID.
 * try (AstroIam astro = AstroIam.builder().fromEnvironment().build()) {
 *     astro.tokens().list().forEach(token -> System.out.println(token.id() + " " + token.name()));
 * }
 * }</pre>
 */
public final class AstroIam implements AutoCloseable {

    static final String SCHEME = "Bearer";

    private final ApiClient client;
    private final AstroApi api;
    private final AstroTokens tokens;

    private AstroIam(ApiClient client, @Nullable TokenId ownToken) {
        this.client = client;
        this.api = new AstroApi(client);
        this.tokens = new AstroTokens(client, ownToken);
    }

    /** {@return a new builder, which requires a credential and the organization} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the vendor-neutral view of the organization's API tokens, which shares this client} */
    public AstroTokens tokens() {
        return tokens;
    }

    /** {@return the vendor's own operations, which share this client} */
    public AstroApi api() {
        return api;
    }

    /** {@return the account of this client: {@code astro/} and the id of the organization} */
    public Account account() {
        return client.account();
    }

    /** Closes the client and both its views. A second call has no effect. */
    @Override
    public void close() {
        client.close();
    }

    /** Builds an {@link AstroIam}. Not thread-safe. */
    public static final class Builder extends ClientBuilder<Builder> {

        private static final String HOST = "api.astronomer.io";

        private String baseUrl = "https://" + HOST + "/v1";
        private @Nullable String organizationId;
        private @Nullable TokenId ownToken;

        private Builder() {
            super(new AstroRules(), Duration.ofSeconds(60));
        }

        @Override
        protected Builder self() {
            return this;
        }

        /**
         * Sets the credential.
         *
         * @param token an API token of an organization, workspace or deployment, without the scheme {@code Bearer}
         * @return this
         * @throws InvalidInputException if the string cannot be an API token; the message does not quote it
         */
        public Builder apiToken(Secret token) {
            return credential(SCHEME, token);
        }

        /**
         * Sets the secret in a secret store as the credential. The client follows the store, see
         * {@link CredentialSource#from(SecretStore, String)}.
         *
         * @param store holds an API token, without the scheme {@code Bearer}
         * @return this
         */
        public Builder credentialsFrom(SecretStore store) {
            return credential(SCHEME, store);
        }

        /**
         * Sets the organization.
         *
         * @param id the id of the organization
         * @return this
         * @throws InvalidInputException if the string cannot be an id; the message does not quote it
         */
        public Builder organizationId(String id) {
            this.organizationId = AstroIds.checked("organizationId", id);
            return this;
        }

        /**
         * Sets the token that the credential belongs to, so that bulk operations skip it. Astro's secrets do not
         * identify their token. Leave it unset if the credential may change while the client is in use.
         *
         * @param id the id of the token, in the organization of this client
         * @return this
         * @see AstroTokens#ownToken()
         */
        public Builder ownToken(TokenId id) {
            this.ownToken = Objects.requireNonNull(id, "id");
            return this;
        }

        /**
         * Sets the base URL of all requests. Default: {@code https://api.astronomer.io/v1}.
         *
         * @param url an {@code https} URL, including the path of the API version
         * @return this
         */
        public Builder baseUrl(String url) {
            this.baseUrl = url;
            return this;
        }

        /**
         * Reads the credential and the organization from environment variables: {@code ASTRO_API_TOKEN}, and
         * {@code ASTRO_ORGANIZATION_ID}, which is optional.
         *
         * @return this
         * @throws ConfigurationException if no credential is set, or it cannot be an API token; names the variable and
         *     does not quote its value
         */
        public Builder fromEnvironment() {
            return fromEnvironment(System.getenv());
        }

        Builder fromEnvironment(Map<String, String> environment) {
            String organization = environmentValue(environment, "ASTRO_ORGANIZATION_ID");
            if (organization != null) {
                organizationId(organization);
            }
            return credential(SCHEME, environment, "ASTRO_API_TOKEN");
        }

        /**
         * Creates the client. Sends no request.
         *
         * @return the client
         * @throws ConfigurationException if the credential or the organization is missing
         * @throws InvalidInputException if the own token is of another organization, or the base URL is invalid
         */
        public AstroIam build() {
            if (organizationId == null) {
                throw ConfigurationException.of("organizationId", "is missing");
            }
            Account account = new Account("astro", organizationId);
            if (ownToken != null) {
                AstroIds.ofToken("ownToken", ownToken, account);
            }
            BaseUrl base = parseBaseUrl("baseUrl", baseUrl);
            if (base.host().equals(HOST) && !base.path().equals("/v1")) {
                throw InvalidInputException.of("baseUrl", "is not that of version 1: use https://" + HOST + "/v1");
            }
            ApiClient client =
                    client(account, base, "apiToken(…)", "credentials(…)", "credentialsFrom(…)", "fromEnvironment()");
            return new AstroIam(client, ownToken);
        }
    }
}
