package io.apitokens.gcore;

import io.apitokens.Account;
import io.apitokens.Secret;
import io.apitokens.call.ApiClient;
import io.apitokens.call.BaseUrl;
import io.apitokens.call.ClientBuilder;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.gcore.api.GcoreApi;
import io.apitokens.json.JsonShapeException;
import io.apitokens.spi.VendorTokens.View;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A client for the API tokens of one Gcore account. Immutable and thread-safe: create one, share it, and close it at
 * the end.
 *
 * <pre>{@code
 * // Reads GCORE_API_KEY, and GCORE_CLIENT_ID if it is set.
 * try (GcoreIam gcore = GcoreIam.builder().fromEnvironment().build()) {
 *     gcore.tokens().list().forEach(token -> System.out.println(token.id() + " " + token.name()));
 * }
 * }</pre>
 */
public final class GcoreIam extends ClientBuilder.Client<GcoreTokens, GcoreApi> {

    static final String SCHEME = "APIKey";

    private static final String VENDOR = "gcore";

    /** The API's host with a path, or one of the vendor's websites. */
    private static final Pattern NOT_THE_API = Pattern.compile(
            "https://(?:api\\.gcore\\.com(?::[0-9]+)?/.*|(?:(?:www|portal|accounts|docs)\\.)?gcore\\.com(?:[:/].*)?)");

    private GcoreIam(ApiClient client, GcoreSettings settings) {
        super(client, new GcoreTokens(View.of(client, null), settings), new GcoreApi(client));
    }

    /** {@return a new builder, which requires a credential and the account} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link GcoreIam}. Not thread-safe. */
    public static final class Builder extends ClientBuilder<Builder> {

        private @Nullable Long clientId;
        private boolean version1;
        private int tokenQuota = 100;

        private Builder() {
            super(new GcoreRules(), Duration.ofSeconds(60), "https://api.gcore.com");
        }

        /**
         * Sets the credential.
         *
         * @param key an API token, without the scheme {@code APIKey}
         * @return this
         * @throws InvalidInputException if the string cannot be an API token; the message does not quote it
         */
        public Builder apiKey(Secret key) {
            return credential(key);
        }

        /**
         * Sets the account.
         *
         * @param number the number of the account, positive
         * @return this
         * @throws InvalidInputException if the number is not positive
         */
        public Builder clientId(long number) {
            if (number <= 0) {
                throw InvalidInputException.of("clientId", "is not positive");
            }
            this.clientId = number;
            return this;
        }

        /**
         * Reads the credential and the account from environment variables. The credential is in {@code GCORE_API_KEY}
         * or {@code GCORE_PERMANENT_TOKEN}, the account in {@code GCORE_CLIENT_ID}, which is optional.
         *
         * @return this
         * @throws ConfigurationException if no credential is set, it cannot be an API token, or the account is not a
         *     number; names the variable and does not quote its value
         */
        public Builder fromEnvironment() {
            return fromEnvironment(System.getenv());
        }

        Builder fromEnvironment(Map<String, String> environment) {
            String account = environmentValue(environment, "GCORE_CLIENT_ID");
            if (account != null) {
                clientId(number(account));
            }
            return credential(environment, "GCORE_API_KEY", "GCORE_PERMANENT_TOKEN");
        }

        private static long number(String text) {
            if (!text.matches("0*[1-9][0-9]{0,17}")) {
                throw ConfigurationException.of("environment variable GCORE_CLIENT_ID", "is not a positive number");
            }
            return Long.parseLong(text);
        }

        /**
         * Selects version 1 of the interface for {@link GcoreIam#tokens()}. The vendor has deprecated this version and
         * announced its end for 2026-07-17. Its secrets contain a {@code $}. {@link GcoreIam#api()} always has both
         * versions.
         *
         * @return this
         */
        public Builder version1() {
            this.version1 = true;
            return this;
        }

        /**
         * Sets the maximum number of tokens in the account. A rotation checks it before it creates a successor.
         * Default: 100, the newer of two numbers in the vendor's documentation; the other is 50.
         *
         * @param tokens the maximum, positive; expired tokens do not count
         * @return this
         * @throws InvalidInputException if the maximum is not positive
         */
        public Builder tokenQuota(int tokens) {
            if (tokens <= 0) {
                throw InvalidInputException.of("tokenQuota", "is not positive");
            }
            this.tokenQuota = tokens;
            return this;
        }

        /**
         * Reads the number of the account that the credential belongs to. Sends {@code GET /iam/clients/me}.
         *
         * @return the number to pass to {@link #clientId}
         * @throws ApiTokenException if the call fails
         */
        public long lookUpClientId() {
            try (ApiClient client = client(new Account(VENDOR, "me"), "apiKey(…)")) {
                return new GcoreApi(client)
                        .getAccount()
                        .map((account, facts) -> {
                            Long number = account.id();
                            if (number == null) {
                                throw new JsonShapeException("Account.id is missing or unreadable");
                            }
                            return number;
                        })
                        .execute();
            }
        }

        /**
         * Creates the client. Sends no request.
         *
         * @return the client
         * @throws ConfigurationException if the credential or the account is missing, or the credential has expired
         * @throws InvalidInputException if the base URL is invalid
         */
        public GcoreIam build() {
            if (clientId == null) {
                throw ConfigurationException.of(
                        "clientId", "is missing: call clientId(…); lookUpClientId() finds the id");
            }
            return new GcoreIam(
                    client(new Account(VENDOR, Long.toString(clientId)), "apiKey(…)"),
                    new GcoreSettings(clientId, version1, tokenQuota));
        }

        @Override
        protected BaseUrl parsedBaseUrl() {
            BaseUrl base = super.parsedBaseUrl();
            if (base.path().matches("(?i)(?:/.*)?/iam(?:/.*)?")) {
                throw InvalidInputException.of(
                        "baseUrl", "repeats /iam, with which every path begins: use https://api.gcore.com");
            }
            if (NOT_THE_API.matcher(base.toString()).matches()) {
                throw InvalidInputException.of("baseUrl", "is not that of the API alone: use https://api.gcore.com");
            }
            return base;
        }
    }
}
