/** Plans and carries out the revocation of many tokens across accounts. */
module io.apitokens.inventory {
    requires transitive io.apitokens;
    requires static org.jspecify;

    exports io.apitokens.inventory.revocation;
}
