package io.apitokens.testkit;

/** One header line; a name may occur in several lines. */
record ResponseHeader(String name, String value) {}
