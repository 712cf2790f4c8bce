package io.apitokens.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Measures a process from its start to its first response, with the default flags of the virtual machine. */
final class ColdStart {

    private ColdStart() {}

    static void measure(Figures figures, String origin, Map<String, Path> classPaths, Effort effort)
            throws IOException, InterruptedException {
        int rounds = effort.isQuick() ? 9 : 60;
        for (int round = -1; round < rounds; round++) {
            for (Map.Entry<String, Path> peer : classPaths.entrySet()) {
                double[] seconds = timed(command(peer.getValue(), peer.getKey(), origin, List.of()));
                // Skip the first round: it reads the jars from the disk.
                if (round >= 0) {
                    figures.add("cold.cpu." + peer.getKey(), 1000 * (seconds[0] + seconds[1]));
                    figures.add("cold.wall." + peer.getKey(), 1000 * seconds[2]);
                }
            }
        }
        for (Map.Entry<String, Path> peer : classPaths.entrySet()) {
            figures.add("cold.classes." + peer.getKey(), classes(peer.getValue(), peer.getKey(), origin));
        }
    }

    /** Measures the first response with an access token, which takes a token request and two proofs, and with an API token. */
    static void measureOAuth(Figures figures, String origin, Path classPath, Effort effort)
            throws IOException, InterruptedException {
        Path key = Files.createTempFile("key", ".pem");
        try {
            Files.writeString(key, pem());
            int rounds = effort.isQuick() ? 15 : 60;
            for (int round = -1; round < rounds; round++) {
                double[] token = timed(command(classPath, "ours", origin, List.of()));
                double[] oauth = timed(command(classPath, "ours", "ColdOAuth", origin, List.of()) + " " + key);
                if (round >= 0) {
                    figures.add("oauth.first.cpu.token", 1000 * (token[0] + token[1]));
                    figures.add("oauth.first.cpu.oauth", 1000 * (oauth[0] + oauth[1]));
                }
            }
        } finally {
            Files.delete(key);
        }
    }

    /** Returns a new RSA key, as Okta's Admin Console makes them. */
    private static String pem() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
            return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long classes(Path classPath, String peer, String origin) throws IOException, InterruptedException {
        Path log = Files.createTempFile("classes", ".log");
        try {
            timed(command(classPath, peer, origin, List.of("-Xlog:class+load:file=" + log)));
            try (Stream<String> lines = Files.lines(log)) {
                return lines.filter(line -> line.contains(" source: ")).count();
            }
        } finally {
            Files.delete(log);
        }
    }

    private static String command(Path classPath, String peer, String origin, List<String> flags) throws IOException {
        return command(classPath, peer, "Cold", origin, flags);
    }

    private static String command(Path classPath, String peer, String program, String origin, List<String> flags)
            throws IOException {
        String paths = Files.readString(classPath).strip();
        return String.join(
                " ",
                System.getProperty("java.home") + "/bin/java",
                String.join(" ", flags),
                "-cp",
                jar(classPath) + ":" + paths,
                "io.apitokens.benchmarks." + peer + "." + program,
                origin,
                Responses.TOKEN);
    }

    /** Returns the peer's own jar, which is in the same folder as its class path file. */
    private static Path jar(Path classPath) throws IOException {
        try (Stream<Path> files = Files.list(classPath.getParent())) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no jar beside " + classPath));
        }
    }

    /** Returns the user, system and real seconds of a command, from the shell: Java has no API for them. */
    private static double[] timed(String command) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder(
                        "bash", "-c", "TIMEFORMAT='%3U %3S %3R'; { time " + command + " >/dev/null 2>/dev/null; } 2>&1")
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(shell.getInputStream(), StandardCharsets.UTF_8))) {
            String line = out.readLine();
            if (shell.waitFor() != 0 || line == null) {
                throw new IOException("a first call failed: " + command);
            }
            return Stream.of(line.split(" ", 3))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        }
    }
}
