/** Inventory and audit of tokens, policies for tokens, and the revocation of many tokens across accounts. */
module io.apitokens.inventory {
    requires transitive io.apitokens;
    requires transitive io.apitokens.rotation;
    requires static org.jspecify;

    exports io.apitokens.inventory;
    exports io.apitokens.inventory.audit;
    exports io.apitokens.inventory.incident;
    exports io.apitokens.inventory.policy;
    exports io.apitokens.inventory.revocation;
}
