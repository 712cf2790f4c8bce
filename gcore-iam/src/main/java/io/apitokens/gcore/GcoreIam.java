package io.apitokens.gcore;

import io.apitokens.Account;
import io.apitokens.Secret;
import io.apitokens.auth.Credential;
import io.apitokens.auth.CredentialSource;
import io.apitokens.call.ApiClient;
import io.apitokens.call.ClientBuilder;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.CallFacts;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.Outcome;
import io.apitokens.error.UnreadableResponseException;
import io.apitokens.gcore.api.GcoreApi;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A client for the API tokens of one Gcore account. Immutable and safe for use by many threads; make one, share it, close it.
 */
public final class GcoreIam implements AutoCloseable {

    static final String SCHEME = "APIKey";

    private static final String VENDOR = "gcore";

    private final ApiClient client;
    private final GcoreApi api;
    private final GcoreTokens tokens;

    private GcoreIam(ApiClient client, GcoreSettings settings) {
        this.client = client;
        this.api = new GcoreApi(client);
        this.tokens = new GcoreTokens(client, settings);
    }

    /**
     * Begins a client.
     *
     * @return a builder that still wants a credential and the account
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Gives the tokens as the facade sees them.
     *
     * @return a view that shares this client
     */
    public GcoreTokens tokens() {
        return tokens;
    }

    /**
     * Gives the vendor's own operations.
     *
     * @return a view that shares this client
     */
    public GcoreApi api() {
        return api;
    }

    /**
     * Tells which account this client is for.
     *
     * @return {@code gcore/} and the number of the account
     */
    public Account account() {
        return client.account();
    }

    /** Closes the client and both its views. Does nothing the second time. */
    @Override
    public void close() {
        client.close();
    }

    /** Sets up a {@link GcoreIam}. Not safe for use by many threads. */
    public static final class Builder extends ClientBuilder<Builder> {

        private String baseUrl = "https://api.gcore.com";
        private @Nullable Long clientId;
        private boolean version1;
        private int tokenQuota = 100;

        private Builder() {
            super(new GcoreRules(), Duration.ofSeconds(60));
        }

        @Override
        protected Builder self() {
            return this;
        }

        /**
         * Sets the credential.
         *
         * @param key an API token, without the word {@code APIKey} before it
         * @return this
         * @throws InvalidInputException if it cannot be an API token; it is not quoted
         */
        public Builder apiKey(Secret key) {
            return credentials(CredentialSource.fixed(Credential.of(SCHEME, key)));
        }

        /**
         * Sets the account.
         *
         * @param number the number of the account, positive
         * @return this
         */
        public Builder clientId(long number) {
            if (number <= 0) {
                throw InvalidInputException.of("clientId", "is not positive");
            }
            this.clientId = number;
            return this;
        }

        /**
         * Sets where requests go. Default: {@code https://api.gcore.com}.
         *
         * @param url an {@code https} URL
         * @return this
         */
        public Builder baseUrl(String url) {
            this.baseUrl = url;
            return this;
        }

        /**
         * Takes credential and account from the environment: {@code GCORE_API_KEY} or {@code GCORE_PERMANENT_TOKEN}, and
         * {@code GCORE_CLIENT_ID}, if it is set.
         *
         * @return this
         * @throws ConfigurationException if no credential is set, or the account is no number
         */
        public Builder fromEnvironment() {
            return fromEnvironment(System.getenv());
        }

        Builder fromEnvironment(Map<String, String> environment) {
            String account = environment.get("GCORE_CLIENT_ID");
            if (account != null && !account.isBlank()) {
                clientId(number(account.strip()));
            }
            return apiKey(Secret.fromEnv(environment, "GCORE_API_KEY", "GCORE_PERMANENT_TOKEN"));
        }

        private static long number(String text) {
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException e) {
                throw ConfigurationException.of("environment variable GCORE_CLIENT_ID", "is no number");
            }
        }

        /**
         * Makes the facade use version 1 of the interface, which the vendor has deprecated and announced to end on
         * 2026-07-17. Its secrets have a {@code $} in them. {@link GcoreIam#api()} has both versions in any case.
         *
         * @return this
         */
        public Builder version1() {
            this.version1 = true;
            return this;
        }

        /**
         * Sets how many tokens the account may hold, so that a rotation knows beforehand whether there is room for a successor.
         * Default: 100, the newer one of two numbers in the vendor's documentation; the other is 50.
         *
         * @param tokens the most there may be, positive
         * @return this
         */
        public Builder tokenQuota(int tokens) {
            if (tokens <= 0) {
                throw InvalidInputException.of("tokenQuota", "is not positive");
            }
            this.tokenQuota = tokens;
            return this;
        }

        /**
         * Asks the vendor which account the credential belongs to. Makes a request.
         *
         * @return what to give to {@link #clientId}
         * @throws ApiTokenException if the call fails
         */
        public long lookUpClientId() {
            try (ApiClient client = client(new Account(VENDOR, "me"))) {
                Long number = new GcoreApi(client).getAccount().execute().id();
                if (number == null) {
                    throw UnreadableResponseException.of(
                            new CallFacts(client.account().toString(), "getAccount", 1, Outcome.NOT_APPLIED),
                            "Account.id is missing or unreadable",
                            null);
                }
                return number;
            }
        }

        /**
         * Makes the client. No request is made.
         *
         * @return the client
         * @throws ConfigurationException if the credential or the account is missing
         */
        public GcoreIam build() {
            if (clientId == null) {
                throw ConfigurationException.of(
                        "clientId", "is missing: call clientId(…), with the result of lookUpClientId() if need be");
            }
            return new GcoreIam(
                    client(new Account(VENDOR, Long.toString(clientId))),
                    new GcoreSettings(clientId, version1, tokenQuota));
        }

        private ApiClient client(Account account) {
            return client(
                    account, parseBaseUrl("baseUrl", baseUrl), "apiKey(…)", "credentials(…)", "fromEnvironment()");
        }
    }
}
