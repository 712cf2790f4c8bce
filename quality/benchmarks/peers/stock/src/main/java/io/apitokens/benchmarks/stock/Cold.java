package io.apitokens.benchmarks.stock;

/** Reads one token in a new process and exits. */
public final class Cold {

    private Cold() {}

    public static void main(String[] arguments) throws Exception {
        long dates = new StockOkta(arguments[0]).get(arguments[1]);
        // Halt at once: the benchmark excludes the cost of closing.
        Runtime.getRuntime().halt(dates > 0 ? 0 : 1);
    }
}
