package io.apitokens.proofs.inventory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Debian's Chromium without a window. Each page is opened by a process and a profile of its own. */
final class Browser {

    private static final int MOST_SECONDS = 120;
    /** A request in the log that a page has caused. The browser also sends requests of its own, which no page causes. */
    private static final Pattern REQUESTED =
            Pattern.compile("\"initiator\":\"(?:https?:|null)[^\n]*?\"url\":\"([^\"]+)\"");

    private final String program;
    private final Path folder;
    private int runs;

    /**
     * Creates a browser.
     *
     * @param program the path of the program
     * @param folder a directory for profiles and logs
     */
    Browser(String program, Path folder) {
        this.program = program;
        this.folder = folder;
    }

    /** What came of opening a page: the document after its script, and the addresses that were requested. */
    record Opened(String document, List<String> requested) {}

    /** Opens a page and returns its document, and every address that the page requested. */
    Opened open(String address, String... options) throws IOException, InterruptedException {
        Path log = folder.resolve("net-" + runs + ".json");
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of("--dump-dom", "--log-net-log=" + log, address));
        String document = run(all);
        List<String> requested = new ArrayList<>();
        Matcher url = REQUESTED.matcher(Files.readString(log));
        while (url.find()) {
            if (!requested.contains(url.group(1))) {
                requested.add(url.group(1));
            }
        }
        return new Opened(document, requested);
    }

    /** Writes a picture of a page, or prints it. */
    void picture(String address, String... options) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(options));
        all.add(address);
        run(all);
    }

    private String run(List<String> options) throws IOException, InterruptedException {
        Path out = folder.resolve("out-" + runs);
        List<String> command = new ArrayList<>(List.of(
                program,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--no-default-browser-check",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-default-apps",
                "--disable-domain-reliability",
                "--disable-extensions",
                "--disable-sync",
                "--hide-scrollbars",
                "--user-data-dir=" + Files.createDirectory(folder.resolve("profile-" + runs))));
        runs++;
        command.addAll(options);
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("the browser did not end within " + MOST_SECONDS + " s");
            }
            if (process.exitValue() != 0) {
                throw new IOException("the browser ended with " + process.exitValue());
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return Files.readString(out);
    }
}
