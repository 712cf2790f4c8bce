package io.apitokens.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The processor time of this process with all its threads, those of the collector and of the compiler as well. */
final class CpuTime {

    private static final Path TASKS = Path.of("/proc/self/task");

    private CpuTime() {}

    /** In nanoseconds; the platform's own bean counts in hundredths of a second. */
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
