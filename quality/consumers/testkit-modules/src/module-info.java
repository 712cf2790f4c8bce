/** An application that uses the simulated vendors without JUnit. */
module io.apitokens.consumers {
    requires io.apitokens.astro;
    requires io.apitokens.gcore;
    requires io.apitokens.rotation;
    requires io.apitokens.testkit;
    requires jdk.httpserver;
}
