package io.apitokens.call;

/** How this library names itself to vendors. */
final class UserAgent {

    /** Product and version; a test holds it against the build's version. */
    static final String VALUE = "apitokens-java/0.1.0";

    private UserAgent() {}
}
