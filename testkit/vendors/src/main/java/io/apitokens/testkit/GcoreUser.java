package io.apitokens.testkit;

/** A user of the account, as the issuer of tokens. */
record GcoreUser(long id, String name, String email) {}
