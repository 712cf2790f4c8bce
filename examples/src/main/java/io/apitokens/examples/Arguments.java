package io.apitokens.examples;

/** Reads the arguments of the examples. */
final class Arguments {

    private Arguments() {}

    /** Gives the one argument that an example takes. */
    static String only(String[] args, String usage) {
        if (args.length != 1) {
            throw new IllegalArgumentException("usage: " + usage);
        }
        return args[0];
    }
}
