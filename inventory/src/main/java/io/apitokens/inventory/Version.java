package io.apitokens.inventory;

/** The version of this library. */
final class Version {

    /** The version, which a test compares with that of the build. */
    static final String VALUE = "0.1.0";

    private Version() {}
}
