package com.example.acme;

import com.example.acme.api.AcmeApi;
import io.apitokens.Account;
import io.apitokens.Secret;
import io.apitokens.TokenId;
import io.apitokens.call.ApiClient;
import io.apitokens.call.ClientBuilder;
import io.apitokens.error.ConfigurationException;
import io.apitokens.spi.VendorTokens.View;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

// tag::client
/** A client for the API tokens of one Acme account. Immutable and thread-safe. */
public final class AcmeIam extends ClientBuilder.Client<AcmeTokens, AcmeApi> {

    private AcmeIam(ApiClient client, @Nullable TokenId ownToken) {
        super(client, new AcmeTokens(View.of(client, ownToken)), new AcmeApi(client));
    }

    /** {@return a new builder, which requires a credential and the account} */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds an {@link AcmeIam}. Not thread-safe. */
    public static final class Builder extends ClientBuilder<Builder> {

        private @Nullable String account;
        private @Nullable TokenId ownToken;

        private Builder() {
            super(AcmeRules.INSTANCE, Duration.ofSeconds(60), "https://api.acme.example");
        }

        /**
         * Sets the credential.
         *
         * @param token the secret of an API token
         * @return this
         */
        public Builder apiToken(Secret token) {
            return credential(token);
        }

        /**
         * Sets the account that the credential belongs to.
         *
         * @param name the name of the account, for ids and messages
         * @return this
         */
        public Builder account(String name) {
            this.account = name;
            return this;
        }

        /**
         * Sets the token that the credential belongs to, so that it is not deleted by mistake.
         *
         * @param id the id of the token
         * @return this
         */
        public Builder ownToken(TokenId id) {
            this.ownToken = id;
            return this;
        }

        /**
         * Reads the credential from {@code ACME_API_TOKEN}, and the account from {@code ACME_ACCOUNT}.
         *
         * @return this
         */
        public Builder fromEnvironment() {
            this.account = environmentValue(System.getenv(), "ACME_ACCOUNT");
            return credential(System.getenv(), "ACME_API_TOKEN");
        }

        /**
         * Creates the client. Sends no request.
         *
         * @return the client
         */
        public AcmeIam build() {
            if (account == null) {
                throw ConfigurationException.of("account", "is missing");
            }
            Account checked = new Account("acme", account);
            if (ownToken != null) {
                AcmeRules.INSTANCE.checkedId("ownToken", ownToken, checked);
            }
            return new AcmeIam(client(checked, "apiToken(…)"), ownToken);
        }
    }
}
// end::client
