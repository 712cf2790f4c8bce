package io.apitokens.testkit.rotation;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.apitokens.Account;
import io.apitokens.Secret;
import io.apitokens.TokenId;
import io.apitokens.call.ApiClient;
import io.apitokens.call.ClientBuilder;
import io.apitokens.call.RawResponse;
import io.apitokens.call.VendorError;
import io.apitokens.call.VendorRules;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds clients of the invented vendor Quill. */
final class QuillIam {

    private QuillIam() {}

    /** The settings of a client. */
    record Settings(
            QuillTraits traits,
            QuillTokens.@Nullable Mistake mistake,
            @Nullable TokenId ownToken) {}

    /** A client, to be closed. */
    record Client(ApiClient client, QuillTokens tokens) implements AutoCloseable {
        @Override
        public void close() {
            client.close();
        }
    }

    private static final class Rules implements VendorRules {
        @Override
        public String vendor() {
            return "quill";
        }

        @Override
        public VendorError readError(RawResponse response) {
            try {
                JsonElement root = JsonParser.parseString(response.exposeBody());
                if (root instanceof JsonObject body && body.get("failure") instanceof JsonObject failure) {
                    return new VendorError(QuillRecords.text(failure, "code"), null, null, List.of());
                }
            } catch (JsonParseException notJson) {
                return VendorError.SILENT;
            }
            return VendorError.SILENT;
        }
    }

    static final class Builder extends ClientBuilder<Builder> {
        private final String baseUrl;
        private final Settings settings;

        Builder(String baseUrl, Secret credential, Settings settings) {
            super(new Rules(), Duration.ofSeconds(60));
            this.baseUrl = baseUrl;
            this.settings = settings;
            credential(QuillTokens.SCHEME, credential);
        }

        @Override
        protected Builder self() {
            return this;
        }

        Client build() {
            ApiClient client = client(new Account("quill", "main"), parseBaseUrl("baseUrl", baseUrl), "credentials(…)");
            return new Client(client, new QuillTokens(client, settings, false));
        }
    }
}
