/** API tokens of a Gcore account. */
module io.apitokens.gcore {
    requires transitive io.apitokens;
    requires static org.jspecify;

    exports io.apitokens.gcore;
    exports io.apitokens.gcore.api;
}
