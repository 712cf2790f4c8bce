/** An application of a user's. */
module io.apitokens.checks.consumer {
    requires io.apitokens;
    requires io.apitokens.gcore;
    requires io.apitokens.astro;
    requires io.apitokens.okta;
    requires jdk.httpserver;
}
