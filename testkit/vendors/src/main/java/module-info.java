/** Simulated vendors for tests and quickstarts: real HTTP on loopback, real rules, faults on demand. */
module io.apitokens.testkit {
    requires transitive io.apitokens;
    requires static org.jspecify;
    requires static transitive org.junit.jupiter.api;
    requires com.google.gson;
    requires mockwebserver3;
    requires okhttp3;

    exports io.apitokens.testkit;
    exports io.apitokens.testkit.contract;

    // The contract suites are tests, and no test class here is public.
    opens io.apitokens.testkit.contract to
            org.junit.platform.commons;
}
