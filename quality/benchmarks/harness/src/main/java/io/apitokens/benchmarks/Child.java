package io.apitokens.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A separate virtual machine that runs a main class of the benchmarks and exchanges lines with this process. */
final class Child implements AutoCloseable {

    private static final String OWN_JAVA = System.getProperty("java.home");

    private final Process process;
    private final BufferedReader out;
    private final PrintStream in;

    private Child(Process process) {
        this.process = process;
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.in = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    static Child start(List<String> flags, Class<?> main, String... arguments) throws IOException {
        return start(Path.of(OWN_JAVA), flags, main, arguments);
    }

    static Child start(Path javaHome, List<String> flags, Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(javaHome.resolve("bin/java").toString());
        command.addAll(flags);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return new Child(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    void say(String line) {
        in.println(line);
    }

    /** Returns the next line, or null at the end of the output. */
    @Nullable
    String hear() throws IOException {
        return out.readLine();
    }

    String hearSome() throws IOException {
        String line = hear();
        if (line == null) {
            throw new IOException("a process that was measured ended early");
        }
        return line;
    }

    /** Reads lines of a name and a number each, until the end of the output. */
    void hearFigures(Figures figures) throws IOException {
        for (String line = hear(); line != null; line = hear()) {
            String[] words = line.split(" ", 2);
            figures.add(words[0], Double.parseDouble(words[1]));
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
