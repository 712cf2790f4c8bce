package io.apitokens.proofs;

import io.apitokens.Secret;
import io.apitokens.auth.Credential;
import io.apitokens.okta.OktaIam;
import io.apitokens.testkit.ManualTiming;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Plays recorded exchanges with Okta once more: serves the recorded answers on loopback, makes the Okta client ask for them,
 * and compares what the client sends and what it has read with what was recorded. A file that holds a credential is refused.
 */
public final class ReplayRecorded {

    private static final String OURS = "/recorded/okta-invented.json";

    private ReplayRecorded() {}

    /**
     * Plays the exchanges of a file.
     *
     * @param args the file; nothing for the one that comes with the examples, which is invented
     * @throws IOException if the file cannot be read
     */
    public static void main(String[] args) throws IOException {
        if (args.length > 1) {
            throw new IllegalArgumentException("usage: [FILE]");
        }
        String text = args.length == 0 ? ours() : Files.readString(Path.of(args[0]));
        if (!play(text, System.out)) {
            throw new IllegalStateException("the client does not do what was recorded");
        }
    }

    /** Gives the recording that comes with the examples. */
    static String ours() throws IOException {
        try (InputStream in = ReplayRecorded.class.getResourceAsStream(OURS)) {
            if (in == null) {
                throw new FileNotFoundException(OURS);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Plays a recording; tells whether every exchange was equal. */
    static boolean play(String text, PrintStream out) {
        List<RecordedExchange> exchanges = Recording.parse(text);
        int equal = 0;
        try (RecordedServer server = RecordedServer.start();
                OktaIam okta = client(server)) {
            Replay replay = new Replay(okta, server);
            for (int i = 0; i < exchanges.size(); i++) {
                List<String> differences = replay.play(exchanges.get(i));
                out.println((i + 1) + "  " + exchanges.get(i) + "  " + (differences.isEmpty() ? "equal" : "DIFFERS"));
                differences.forEach(difference -> out.println("     " + difference));
                equal += differences.isEmpty() ? 1 : 0;
            }
        }
        out.println("replay: " + exchanges.size() + " exchanges, " + equal + " equal");
        return equal == exchanges.size();
    }

    private static OktaIam client(RecordedServer server) {
        // Whatever the recorded limits ask for, there is nobody to wait for: the clock is moved instead.
        // One request a call: whatever was repeated when it was recorded is an exchange of its own in the file.
        AtomicInteger used = new AtomicInteger();
        return OktaIam.builder()
                .orgUrl(server.origin())
                .allowHttpOnLoopback()
                // Another one for each request: a client refuses a credential that has revoked itself, and recordings
                // go on.
                .credentials(request -> Credential.of("SSWS", Secret.of("replay-fake-" + used.incrementAndGet())))
                .retries(0)
                .timing(ManualTiming.startingAt(Instant.EPOCH))
                .build();
    }
}
