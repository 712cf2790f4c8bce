package io.apitokens.testkit.rotation;

import io.apitokens.Account;
import io.apitokens.Secret;
import io.apitokens.TokenId;
import io.apitokens.call.ApiClient;
import io.apitokens.call.ClientBuilder;
import io.apitokens.spi.VendorTokens.View;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A client of the invented vendor Quill. */
final class QuillIam extends ClientBuilder.Client<QuillTokens, QuillApi> {

    private QuillIam(ApiClient client, QuillTokens tokens, QuillApi api) {
        super(client, tokens, api);
    }

    static final class Builder extends ClientBuilder<Builder> {
        private final QuillTraits traits;
        private final QuillTokens.@Nullable Mistake mistake;
        private @Nullable TokenId ownToken;

        Builder(QuillTraits traits, QuillTokens.@Nullable Mistake mistake) {
            super(
                    new QuillRules(traits.uniqueNames() && mistake != QuillTokens.Mistake.TAKEN_NAME_BELIEVED),
                    Duration.ofSeconds(60));
            this.traits = traits;
            this.mistake = mistake;
        }

        Builder apiKey(Secret key) {
            return credential(key);
        }

        Builder ownToken(@Nullable TokenId id) {
            this.ownToken = id;
            return this;
        }

        QuillIam build() {
            ApiClient client = client(new Account("quill", "main"), "apiKey(…)");
            return new QuillIam(
                    client, new QuillTokens(View.of(client, ownToken), traits, mistake), new QuillApi(client, mistake));
        }
    }
}
