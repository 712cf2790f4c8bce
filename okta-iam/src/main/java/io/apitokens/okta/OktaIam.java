package io.apitokens.okta;

import io.apitokens.Account;
import io.apitokens.Secret;
import io.apitokens.SecretStore;
import io.apitokens.TokenId;
import io.apitokens.auth.CredentialSource;
import io.apitokens.call.ApiClient;
import io.apitokens.call.BaseUrl;
import io.apitokens.call.ClientBuilder;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.okta.api.OktaApi;
import io.apitokens.spi.VendorTokens.View;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A client for one Okta org: its API tokens, and the client secrets and keys of its apps. Immutable and thread-safe:
 * create one, share it, and close it at the end.
 *
 * <p>Okta has no operation that creates an API token. Administrators create them in the Admin Console.
 *
 * <pre>{@code
 * // Reads OKTA_CLIENT_ORGURL and OKTA_CLIENT_TOKEN.
 * try (OktaIam okta = OktaIam.builder().fromEnvironment().build()) {
 *     okta.tokens().list().forEach(token -> System.out.println(token.id() + " " + token.name()));
 * }
 * }</pre>
 */
public final class OktaIam extends ClientBuilder.Client<OktaTokens, OktaApi> {

    private final ApiClient client;
    private final OktaPeople people;
    private final OktaZones zones;

    private OktaIam(ApiClient client, @Nullable TokenId ownToken) {
        super(client, new OktaTokens(View.of(client, ownToken)), new OktaApi(client));
        this.client = client;
        this.people = new OktaPeople(client);
        this.zones = new OktaZones(client);
    }

    /**
     * Returns an OAuth app of the org, with its client secrets and keys. Sends no request.
     *
     * @param appId the id of the app; in most orgs the same as its client id
     * @return a view that shares this client
     * @throws InvalidInputException if it has another form than an id; it is not quoted
     */
    public OktaApp app(String appId) {
        return new OktaApp(client, appId);
    }

    /**
     * Returns the client secrets of an API service integration of the org. Sends no request.
     *
     * @param apiServiceId the id of the integration
     * @return a view that shares this client
     * @throws InvalidInputException if it has another form than an id; it is not quoted
     */
    public OktaClientSecrets apiServiceIntegration(String apiServiceId) {
        String id = CredentialIds.checkedOwner("apiServiceId", apiServiceId);
        return new OktaClientSecrets(client, new IntegrationSecretCalls(client, id));
    }

    /** {@return the users of the org and their administrator roles, which share this client} */
    public OktaPeople people() {
        return people;
    }

    /** {@return the network zones of the org, which share this client} */
    public OktaZones zones() {
        return zones;
    }

    /** {@return a new builder, which requires the org and a credential} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds an {@link OktaIam}. Not thread-safe. */
    public static final class Builder extends ClientBuilder<Builder> {

        private @Nullable String orgUrl;
        private String orgSetting = "orgUrl";
        private @Nullable TokenId ownToken;
        private boolean originFromCode;
        private boolean credentialFromCode;
        private boolean fromEnvironment;
        private List<String> scopes = List.of();
        private @Nullable ServiceAppKey dpopKey;
        private boolean dpopRequired;

        private Builder() {
            // Okta's rate-limit windows last a minute: a shorter timeout would end before the next window begins.
            super(OktaRules.INSTANCE, Duration.ofSeconds(90));
        }

        /**
         * Sets the org.
         *
         * @param url the org's URL, such as {@code https://acme.okta.com}, or its custom domain; not the Admin
         *     Console's host
         * @return this
         */
        public Builder orgUrl(String url) {
            this.orgUrl = url;
            this.originFromCode = true;
            return this;
        }

        /** Sets the org, as {@link #orgUrl}. */
        @Override
        public Builder baseUrl(String url) {
            return orgUrl(url);
        }

        /**
         * Sets the credential.
         *
         * @param token an API token, without the scheme {@code SSWS}
         * @return this
         * @throws InvalidInputException if the string cannot be an API token; the message does not quote it
         */
        public Builder apiToken(Secret token) {
            this.credentialFromCode = true;
            return credential(token);
        }

        @Override
        public Builder credentialsFrom(SecretStore store) {
            this.credentialFromCode = true;
            return super.credentialsFrom(store);
        }

        @Override
        public Builder credentials(CredentialSource source) {
            this.credentialFromCode = true;
            return super.credentials(source);
        }

        /**
         * Sets a service app as the credential. The client requests an access token with the first call, keeps it in
         * memory only, and renews it before its expiry. Every request has a DPoP proof if the app requires it.
         *
         * @param clientId the app's client id
         * @param key the private key whose public half the app has, with its {@code kid} if the app has several keys
         * @return this
         * @throws InvalidInputException if the client id is empty or no single word
         * @see #scopes
         */
        public Builder serviceApp(String clientId, ServiceAppKey key) {
            this.credentialFromCode = true;
            return serviceApp(new ServiceApp("clientId", clientId, key));
        }

        private Builder serviceApp(ServiceApp app) {
            return credentialsBy(client -> app.source(client, scopes, dpopKey, dpopRequired));
        }

        /**
         * Sets the scopes that the service app requests. Each operation's documentation names those that it requires.
         *
         * @param requested scopes that the app was granted, such as {@code okta.apiTokens.read}
         * @return this
         * @throws InvalidInputException if a scope is no single word, or stands for a person
         */
        public Builder scopes(String... requested) {
            this.scopes = ServiceApp.checked("scopes", List.of(requested));
            return this;
        }

        /**
         * Sets the key of the service app's DPoP proofs. By default each client creates one. It must not be the key
         * with which the app signs in.
         *
         * @param key the key
         * @return this
         */
        public Builder dpopKey(ServiceAppKey key) {
            this.dpopKey = Objects.requireNonNull(key, "key");
            return this;
        }

        /**
         * Makes the client refuse an access token that is not bound to its key by DPoP.
         *
         * @return this
         */
        public Builder requireDpop() {
            this.dpopRequired = true;
            return this;
        }

        /**
         * Sets the token that the credential belongs to, so that bulk operations skip it. Okta's secrets do not
         * identify their token. Leave it unset if the credential may change while the client is in use.
         *
         * @param id the id of the token, in the org of this client
         * @return this
         * @see OktaTokens#ownToken()
         */
        public Builder ownToken(TokenId id) {
            this.ownToken = Objects.requireNonNull(id, "id");
            return this;
        }

        /**
         * Reads the org and the credential from environment variables. The org is in {@code OKTA_CLIENT_ORGURL}, or, as
         * for the vendor's Terraform provider, in {@code OKTA_ORG_NAME} and {@code OKTA_BASE_URL}. {@link #build()} then
         * rejects an org or a credential set in code, so that no credential is sent to an org that it does not belong to.
         *
         * <p>The credential is one of these; if several are set, {@code OKTA_CLIENT_AUTHORIZATIONMODE} must choose one,
         * as {@code SSWS}, {@code Bearer} or {@code PrivateKey}:
         *
         * <ul>
         *   <li>an API token in {@code OKTA_CLIENT_TOKEN} or {@code OKTA_API_TOKEN};
         *   <li>a ready access token in {@code OKTA_CLIENT_OAUTH2_ACCESSTOKEN} or {@code OKTA_ACCESS_TOKEN};
         *   <li>a service app: its key, as text or as the path of a file, in {@code OKTA_CLIENT_PRIVATEKEY}, with
         *       {@code OKTA_CLIENT_CLIENTID}, {@code OKTA_CLIENT_KID} and {@code OKTA_CLIENT_SCOPES}; or in {@code
         *       OKTA_API_PRIVATE_KEY}, with {@code OKTA_API_CLIENT_ID}, {@code OKTA_API_PRIVATE_KEY_ID} and {@code
         *       OKTA_API_SCOPES}. Commas or spaces separate scopes. Without a variable for them, {@link #scopes} sets
         *       them.
         * </ul>
         *
         * @return this
         * @throws ConfigurationException if the org or the credential is not set, is set to two different values, or
         *     cannot be one; names the variables and does not quote their values
         */
        public Builder fromEnvironment() {
            return fromEnvironment(System.getenv());
        }

        Builder fromEnvironment(Map<String, String> environment) {
            String url = environmentValue(environment, "OKTA_CLIENT_ORGURL");
            this.orgUrl = OktaOrg.url(
                    url,
                    environmentValue(environment, "OKTA_ORG_NAME"),
                    environmentValue(environment, "OKTA_BASE_URL"));
            this.orgSetting = "environment variable " + (url == null ? "OKTA_ORG_NAME" : "OKTA_CLIENT_ORGURL");
            this.fromEnvironment = true;
            OktaEnvironment variables = new OktaEnvironment(environment);
            OktaEnvironment.Kind kind = variables.kind();
            if (kind == OktaEnvironment.Kind.API_TOKEN) {
                return apiToken(environment);
            }
            if (kind == OktaEnvironment.Kind.ACCESS_TOKEN) {
                return credential(variables.accessTokenVariable(), variables.accessToken());
            }
            List<String> found = variables.scopes();
            scopes = found.isEmpty() ? scopes : found;
            return serviceApp(variables.serviceApp());
        }

        private Builder apiToken(Map<String, String> environment) {
            String variable = OktaEnvironment.SDK_TOKEN;
            String other = OktaEnvironment.TERRAFORM_TOKEN;
            Secret token = Secret.fromEnv(environment, variable, other);
            if (!token.equals(Secret.fromEnv(environment, other, variable))) {
                throw ConfigurationException.of(
                        "environment variable " + variable, "differs from " + other + ": unset one of them");
            }
            return credential(environment, variable, other);
        }

        /**
         * Creates the client. Sends no request.
         *
         * @return the client
         * @throws ConfigurationException if the org or the credential is missing, or they come from different sources
         * @throws InvalidInputException if the own token is of another org, or the org's URL is invalid
         */
        public OktaIam build() {
            BaseUrl base = parsedBaseUrl();
            if (fromEnvironment && (originFromCode || credentialFromCode)) {
                throw ConfigurationException.of(
                        originFromCode ? "orgUrl" : "credential",
                        "is set in code, but the environment is also used; take the org and the credential from one"
                                + " source");
            }
            Account account = new Account("okta", OktaOrg.authority(base));
            if (ownToken != null) {
                OktaRules.INSTANCE.checkedId("ownToken", ownToken, account);
            }
            return new OktaIam(
                    client(
                            account,
                            base,
                            "apiToken(…)",
                            "serviceApp(…)",
                            "credentials(…)",
                            "credentialsFrom(…)",
                            "fromEnvironment()"),
                    ownToken);
        }

        @Override
        protected BaseUrl parsedBaseUrl() {
            if (orgUrl == null) {
                throw ConfigurationException.of("orgUrl", "is missing");
            }
            BaseUrl base = parseBaseUrl(orgSetting, orgUrl);
            OktaOrg.check(orgSetting, base);
            return base;
        }
    }
}
