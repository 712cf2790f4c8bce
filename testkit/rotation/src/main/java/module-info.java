/** Contract suites for rotations, recovered creates and journals. */
module io.apitokens.testkit.rotation {
    requires transitive io.apitokens.rotation;
    requires transitive io.apitokens.testkit;
    requires transitive org.junit.jupiter.api;
    requires static org.jspecify;

    exports io.apitokens.testkit.rotation;

    // The contract suites are tests, and no test class here is public.
    opens io.apitokens.testkit.rotation to
            org.junit.platform.commons;
}
