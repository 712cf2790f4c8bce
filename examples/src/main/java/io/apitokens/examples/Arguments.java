package io.apitokens.examples;

/** Reads the arguments of the examples. */
final class Arguments {

    private Arguments() {}

    /** Returns the only argument, or fails with the usage. */
    static String only(String[] args, String usage) {
        if (args.length != 1) {
            throw new IllegalArgumentException("usage: " + usage);
        }
        return args[0];
    }
}
