/** An application of a user's. */
module io.apitokens.consumers {
    requires io.apitokens.astro;
    requires io.apitokens.gcore;
    requires io.apitokens.rotation;
}
