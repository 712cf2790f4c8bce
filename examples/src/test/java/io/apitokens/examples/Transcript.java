package io.apitokens.examples;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Captures the output of an example. */
final class Transcript {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    PrintStream out() {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    List<String> lines() {
        return text().lines().toList();
    }

    String lastLine() {
        List<String> lines = lines();
        return lines.get(lines.size() - 1);
    }
}
