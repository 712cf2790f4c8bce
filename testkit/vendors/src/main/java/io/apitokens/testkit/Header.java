package io.apitokens.testkit;

/** One header line; a name may occur in several lines. */
record Header(String name, String value) {}
