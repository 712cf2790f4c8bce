package io.apitokens.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the processor time of all threads of this process, including the collector and the compiler. */
final class CpuTime {

    private static final Path TASKS = Path.of("/proc/self/task");

    private CpuTime() {}

    /** Returns nanoseconds. The JDK's bean counts in hundredths of a second, so it is used only without schedstat. */
    static long now() throws IOException {
        if (!Files.exists(TASKS.resolveSibling("schedstat"))) {
            return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                    .getProcessCpuTime();
        }
        long sum = 0;
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
            for (Path task : tasks) {
                sum += of(task);
            }
        }
        return sum;
    }

    private static long of(Path task) throws IOException {
        try {
            String text = Files.readString(task.resolve("schedstat"));
            return Long.parseLong(text.substring(0, text.indexOf(' ')));
        } catch (NoSuchFileException ended) {
            return 0;
        }
    }
}
