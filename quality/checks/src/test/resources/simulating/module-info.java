module io.apitokens.checks.simulating {
    requires io.apitokens.gcore;
    requires io.apitokens.testkit;
}
