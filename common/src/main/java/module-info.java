/**
 * API tokens of any vendor through one facade, and the core that every vendor's client stands on.
 */
module io.apitokens {
    requires transitive com.google.gson;
    requires transitive okhttp3;
    requires okio;
    requires static org.jspecify;

    exports io.apitokens;
    exports io.apitokens.auth;
    exports io.apitokens.call;
    exports io.apitokens.error;
    exports io.apitokens.json;
    exports io.apitokens.okhttp;
    exports io.apitokens.retirement;
    exports io.apitokens.rotation;
    exports io.apitokens.spi;
    exports io.apitokens.transport;
}
