package io.apitokens.proofs.hostile;

import java.util.List;

/** A verdict in one line, in which a child process sends it. */
final class VerdictLine {

    private static final String BEGIN = "verdict";
    private static final String LIST = "\u001f";

    private VerdictLine() {}

    static String write(Verdict verdict) {
        return String.join(
                "\t",
                BEGIN,
                verdict.id(),
                Long.toString(verdict.millis()),
                write(verdict.wrong()),
                write(verdict.orphans()),
                write(verdict.leaks()),
                write(verdict.raw()));
    }

    private static String write(List<String> findings) {
        return String.join(LIST, findings.stream().map(Printable::line).toList());
    }

    static boolean isOne(String line) {
        return line.startsWith(BEGIN + "\t");
    }

    static Verdict read(String line) {
        String[] parts = line.split("\t", -1);
        return new Verdict(
                parts[1], Long.parseLong(parts[2]), list(parts[3]), list(parts[4]), list(parts[5]), list(parts[6]));
    }

    private static List<String> list(String part) {
        return part.isEmpty() ? List.of() : List.of(part.split(LIST));
    }
}
