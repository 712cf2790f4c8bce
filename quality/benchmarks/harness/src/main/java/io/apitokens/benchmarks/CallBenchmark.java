package io.apitokens.benchmarks;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One call of one peer; JMH runs each peer in a separate virtual machine. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CallBenchmark {

    @Param("get ours")
    public String call = "";

    @Param("http://127.0.0.1:8080")
    public String origin = "";

    private Callable<Long> called = () -> 0L;

    @Setup
    public void prepare() {
        called = Peer.call(call, origin);
    }

    @Benchmark
    public long call() throws Exception {
        return called.call();
    }
}
