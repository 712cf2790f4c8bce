/** Rotates tokens without an interruption and recovers creates whose response was lost. */
module io.apitokens.rotation {
    requires transitive io.apitokens;
    requires static java.sql;
    requires static org.jspecify;

    exports io.apitokens.rotation;
}
