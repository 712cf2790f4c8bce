/** API tokens of an Okta org. */
module io.apitokens.okta {
    requires transitive io.apitokens;
    requires static org.jspecify;

    exports io.apitokens.okta;
    exports io.apitokens.okta.api;
}
