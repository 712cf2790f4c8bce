/** API tokens of an Astro organization. */
module io.apitokens.astro {
    requires transitive io.apitokens;
    requires static org.jspecify;

    exports io.apitokens.astro;
    exports io.apitokens.astro.api;
}
