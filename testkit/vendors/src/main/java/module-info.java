/** Simulated vendors for tests and quickstarts: real HTTP on loopback, the vendors' rules, and faults on demand. */
module io.apitokens.testkit {
    requires transitive io.apitokens;
    requires static org.jspecify;
    // Not transitive: users without JUnit could not compile. Users of the contract suites require it themselves.
    requires static org.junit.jupiter.api;
    requires com.google.gson;
    requires mockwebserver3;
    requires okhttp3;

    exports io.apitokens.testkit;
    exports io.apitokens.testkit.contract;

    // JUnit needs reflective access: the contract suites contain tests in classes that are not public.
    opens io.apitokens.testkit.contract to
            org.junit.platform.commons;
}
