package io.apitokens.benchmarks;

import java.util.Collection;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures the bytes that all threads allocate for one warm call, and its time, which a shared machine distorts. */
final class Allocation {

    private static final String[] CALLS = {
        "get ours",
        "get hand",
        "get hand-typed",
        "get okta",
        "get stock",
        "get.h2 ours",
        "get.h2 hand",
        "create.h1 ours",
        "create.h1 hand",
        "create.h1 stock",
        "create.h2 ours",
        "create.h2 hand",
        "list200 ours",
        "list200 hand",
        "list200 hand-typed",
        "list200 okta",
        "list200 stock",
        "facade.list200 ours",
        "decode ours",
        "decode hand",
        "decode hand-typed",
        "decode stock",
        "error404 ours",
        "error404 hand",
        "error404 okta",
        "error404 stock",
    };

    private Allocation() {}

    static void measure(Figures figures, String origin, Effort effort) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(CallBenchmark.class.getName() + ".call")
                        .param("call", CALLS)
                        .param("origin", origin)
                        .forks(effort.isQuick() ? 1 : 3)
                        .warmupIterations(effort.isQuick() ? 1 : 3)
                        .warmupTime(TimeValue.milliseconds(effort.isQuick() ? 1000 : 3000))
                        .measurementIterations(effort.isQuick() ? 2 : 5)
                        .measurementTime(TimeValue.milliseconds(effort.isQuick() ? 200 : 1000))
                        .addProfiler(GCProfiler.class)
                        .verbosity(VerboseMode.SILENT)
                        .shouldFailOnError(true)
                        .build())
                .run();
        for (RunResult result : results) {
            String[] call = result.getParams().getParam("call").split(" ", 2);
            Result<?> bytes =
                    Objects.requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"), "allocation");
            figures.add(call[0] + ".alloc." + call[1], bytes.getScore());
            figures.add(call[0] + ".time." + call[1], result.getPrimaryResult().getScore());
        }
    }
}
