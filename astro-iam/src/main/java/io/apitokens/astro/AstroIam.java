package io.apitokens.astro;

import io.apitokens.Account;
import io.apitokens.Secret;
import io.apitokens.TokenId;
import io.apitokens.astro.api.AstroApi;
import io.apitokens.call.ApiClient;
import io.apitokens.call.BaseUrl;
import io.apitokens.call.ClientBuilder;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.spi.VendorTokens.View;
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
public final class AstroIam extends ClientBuilder.Client<AstroTokens, AstroApi> {

    private AstroIam(ApiClient client, @Nullable TokenId ownToken) {
        super(client, new AstroTokens(View.of(client, ownToken)), new AstroApi(client));
    }

    /** {@return a new builder, which requires a credential and the organization} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds an {@link AstroIam}. Not thread-safe. */
    public static final class Builder extends ClientBuilder<Builder> {

        private static final String HOST = "api.astronomer.io";

        private @Nullable String organizationId;
        private @Nullable TokenId ownToken;

        private Builder() {
            super(AstroRules.INSTANCE, Duration.ofSeconds(60), "https://" + HOST + "/v1");
        }

        /**
         * Sets the credential.
         *
         * @param token an API token of an organization, workspace or deployment, without the scheme {@code Bearer}
         * @return this
         * @throws InvalidInputException if the string cannot be an API token; the message does not quote it
         */
        public Builder apiToken(Secret token) {
            return credential(token);
        }

        /**
         * Sets the organization.
         *
         * @param id the id of the organization
         * @return this
         * @throws InvalidInputException if the string cannot be an id; the message does not quote it
         */
        public Builder organizationId(String id) {
            this.organizationId = AstroRules.INSTANCE.checkedId("organizationId", id);
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
         * Reads the credential and the organization from environment variables: {@code ASTRO_API_TOKEN}, and
         * {@code ASTRO_ORGANIZATION_ID}, which is optional.
         *
         * @return this
         * @throws ConfigurationException if no credential is set, or it cannot be an API token; names the variable and
         *     does not quote its value
         * @throws InvalidInputException if the organization cannot be an id; likewise
         */
        public Builder fromEnvironment() {
            return fromEnvironment(System.getenv());
        }

        Builder fromEnvironment(Map<String, String> environment) {
            String organization = environmentValue(environment, "ASTRO_ORGANIZATION_ID");
            if (organization != null) {
                this.organizationId =
                        AstroRules.INSTANCE.checkedId("environment variable ASTRO_ORGANIZATION_ID", organization);
            }
            return credential(environment, "ASTRO_API_TOKEN");
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
                AstroRules.INSTANCE.checkedId("ownToken", ownToken, account);
            }
            return new AstroIam(client(account, "apiToken(…)"), ownToken);
        }

        @Override
        protected BaseUrl parsedBaseUrl() {
            BaseUrl base = super.parsedBaseUrl();
            // Under the vendor's domain, every other host is a website.
            if (("." + base.host()).endsWith(".astronomer.io")
                    && !(base.host().equals(HOST) && base.path().equals("/v1"))) {
                throw InvalidInputException.of("baseUrl", "is not that of version 1: use https://" + HOST + "/v1");
            }
            return base;
        }
    }
}
