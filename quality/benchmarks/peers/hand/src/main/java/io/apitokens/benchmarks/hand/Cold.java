package io.apitokens.benchmarks.hand;

/** The first answer of a new process: reads one token, and ends. */
public final class Cold {

    private Cold() {}

    public static void main(String[] arguments) throws Exception {
        long dates = new HandOkta(arguments[0]).get(arguments[1]);
        // Ended at once: what closing costs is not asked here.
        Runtime.getRuntime().halt(dates > 0 ? 0 : 1);
    }
}
