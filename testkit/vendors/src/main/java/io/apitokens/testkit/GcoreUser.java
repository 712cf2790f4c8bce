package io.apitokens.testkit;

/** A user of the account who issues tokens. */
record GcoreUser(long id, String name, String email) {}
