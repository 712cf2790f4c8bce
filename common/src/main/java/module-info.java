/** API tokens of any vendor through one set of types, and the core on which every vendor's client is built. */
@SuppressWarnings("module") // The qualified export names a module that is built later.
module io.apitokens {
    requires transitive com.google.gson;
    requires transitive okhttp3;
    requires okio;
    requires static org.jspecify;

    exports io.apitokens;
    exports io.apitokens.auth;
    exports io.apitokens.call;
    exports io.apitokens.error;
    exports io.apitokens.internal to
            io.apitokens.rotation,
            io.apitokens.scheduler,
            io.apitokens.inventory;
    exports io.apitokens.json;
    exports io.apitokens.okhttp;
    exports io.apitokens.spi;
    exports io.apitokens.transport;
}
