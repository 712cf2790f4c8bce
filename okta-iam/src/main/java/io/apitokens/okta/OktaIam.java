package io.apitokens.okta;

import io.apitokens.Account;
import io.apitokens.Secret;
import io.apitokens.TokenId;
import io.apitokens.auth.Credential;
import io.apitokens.auth.CredentialSource;
import io.apitokens.call.ApiClient;
import io.apitokens.call.BaseUrl;
import io.apitokens.call.ClientBuilder;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.okta.api.OktaApi;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A client for the API tokens of one Okta org. Immutable and safe for use by many threads; make one, share it, close it.
 *
 * <p>Okta has no operation that creates a token: tokens are made in the Admin Console.
 */
public final class OktaIam implements AutoCloseable {

    private final ApiClient client;
    private final OktaApi api;
    private final OktaTokens tokens;

    private OktaIam(ApiClient client, @Nullable TokenId ownToken) {
        this.client = client;
        this.api = new OktaApi(client);
        this.tokens = new OktaTokens(client, ownToken);
    }

    /** Makes a credential of an API token. */
    static Credential credential(Secret token) {
        return Credential.of("SSWS", token);
    }

    /**
     * Begins a client.
     *
     * @return a builder that still wants the org and a credential
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Gives the tokens as the facade sees them.
     *
     * @return a view that shares this client
     */
    public OktaTokens tokens() {
        return tokens;
    }

    /**
     * Gives the vendor's own operations.
     *
     * @return a view that shares this client
     */
    public OktaApi api() {
        return api;
    }

    /**
     * Tells which org this client is for.
     *
     * @return {@code okta/} and the org's host, in lower case
     */
    public Account account() {
        return client.account();
    }

    /** Closes the client and both its views. Does nothing the second time. */
    @Override
    public void close() {
        client.close();
    }

    /** Sets up an {@link OktaIam}. Not safe for use by many threads. */
    public static final class Builder extends ClientBuilder<Builder> {

        private static final List<String> ADMIN_HOSTS =
                List.of("-admin.okta.com", "-admin.oktapreview.com", "-admin.okta-emea.com");

        private @Nullable String orgUrl;
        private @Nullable TokenId ownToken;
        private boolean originFromCode;
        private boolean credentialFromCode;
        private boolean fromEnvironment;

        private Builder() {
            // Okta counts its limits by the minute: a shorter time would end before the next one begins.
            super(new OktaRules(), Duration.ofSeconds(90));
        }

        @Override
        protected Builder self() {
            return this;
        }

        /**
         * Sets the org.
         *
         * @param url such as {@code https://acme.okta.com}, or the org's custom domain; not the Admin Console's host
         * @return this
         */
        public Builder orgUrl(String url) {
            this.orgUrl = url;
            this.originFromCode = true;
            return this;
        }

        /**
         * Sets the credential.
         *
         * @param token an API token, without the word {@code SSWS} before it
         * @return this
         * @throws InvalidInputException if it cannot be an API token; it is not quoted
         */
        public Builder apiToken(Secret token) {
            return credentials(fixed(token));
        }

        @Override
        public Builder credentials(CredentialSource source) {
            this.credentialFromCode = true;
            return super.credentials(source);
        }

        /**
         * Says which token the credential belongs to, so that bulk changes spare it: Okta's secrets do not show it. Not for a
         * credential that changes while the client is in use.
         *
         * @param id the id of the token, in the org of this client
         * @return this
         * @see OktaTokens#ownToken()
         */
        public Builder ownToken(TokenId id) {
            this.ownToken = Objects.requireNonNull(id, "id");
            return this;
        }

        private static CredentialSource fixed(Secret token) {
            if (token.expose().startsWith("{")) {
                throw InvalidInputException.of("credential", "is a placeholder");
            }
            return CredentialSource.fixed(credential(token));
        }

        /**
         * Takes org and credential from the environment: {@code OKTA_CLIENT_ORGURL}, and {@code OKTA_CLIENT_TOKEN} or
         * {@code OKTA_API_TOKEN}. Both come from there: an org or a credential set in code is refused, so that no credential is sent to an
         * org that it was not meant for.
         *
         * @return this
         * @throws ConfigurationException if org or credential is not set
         */
        public Builder fromEnvironment() {
            return fromEnvironment(System.getenv());
        }

        Builder fromEnvironment(Map<String, String> environment) {
            String url = environment.get("OKTA_CLIENT_ORGURL");
            if (url == null || url.isBlank()) {
                throw ConfigurationException.of("environment variable OKTA_CLIENT_ORGURL", "is not set");
            }
            this.orgUrl = url.strip();
            this.fromEnvironment = true;
            return super.credentials(fixed(Secret.fromEnv(environment, "OKTA_CLIENT_TOKEN", "OKTA_API_TOKEN")));
        }

        /**
         * Makes the client. No request is made.
         *
         * @return the client
         * @throws ConfigurationException if the org or the credential is missing, or they come from different sources
         * @throws InvalidInputException if the own token is of another org, or the org's URL cannot be one
         */
        public OktaIam build() {
            if (orgUrl == null) {
                throw ConfigurationException.of("orgUrl", "is missing");
            }
            if (fromEnvironment && (originFromCode || credentialFromCode)) {
                throw ConfigurationException.of(
                        originFromCode ? "orgUrl" : "credential",
                        "is set in code, but the environment is used as well; take both from one source");
            }
            BaseUrl base = parseBaseUrl("orgUrl", orgUrl);
            checkHost(base);
            Account account = new Account("okta", base.host());
            if (ownToken != null) {
                OktaTokens.checked("ownToken", ownToken, account);
            }
            return new OktaIam(client(account, base, "apiToken(…)", "credentials(…)", "fromEnvironment()"), ownToken);
        }

        private static void checkHost(BaseUrl base) {
            String host = base.host();
            if (!base.path().isEmpty()) {
                throw InvalidInputException.of("orgUrl", "has a path");
            }
            if (host.endsWith(".com.com")) {
                throw InvalidInputException.of("orgUrl", "ends with .com twice");
            }
            for (String admin : ADMIN_HOSTS) {
                if (host.endsWith(admin)) {
                    throw InvalidInputException.of("orgUrl", "is the Admin Console's host; leave out -admin");
                }
            }
        }
    }
}
