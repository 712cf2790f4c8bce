/** API tokens of an Okta org, and client secrets and keys of its apps. */
module io.apitokens.okta {
    requires transitive io.apitokens;
    requires static org.jspecify;

    exports io.apitokens.okta;
    exports io.apitokens.okta.api;
}
