package io.apitokens.call;

/** The {@code User-Agent} of this library. */
final class UserAgent {

    /** The product and version; a test compares it with the build's version. */
    static final String VALUE = "apitokens-java/0.1.0";

    private UserAgent() {}
}
