package io.apitokens.proofs;

import io.apitokens.Secret;
import io.apitokens.auth.Credential;
import io.apitokens.okta.OktaIam;
import io.apitokens.testkit.ManualTimeSource;
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
 * Replays recorded exchanges with Okta: serves the recorded responses on loopback and sends the requests with the Okta
 * client. Compares what the client sends and reads with the recording. A file that contains a credential is rejected.
 */
public final class ReplayRecorded {

    private static final String INVENTED = "/recorded/okta-invented.json";

    private ReplayRecorded() {}

    /**
     * Replays the exchanges of a file.
     *
     * @param args the file; none for the recording that comes with the examples, which is invented
     * @throws IOException if the file cannot be read
     */
    public static void main(String[] args) throws IOException {
        if (args.length > 1) {
            throw new IllegalArgumentException("usage: [FILE]");
        }
        String text = args.length == 0 ? invented() : Files.readString(Path.of(args[0]));
        if (!play(text, System.out)) {
            throw new IllegalStateException("the client differs from the recording");
        }
    }

    /** Returns the recording that comes with the examples. */
    static String invented() throws IOException {
        try (InputStream in = ReplayRecorded.class.getResourceAsStream(INVENTED)) {
            if (in == null) {
                throw new FileNotFoundException(INVENTED);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Replays a recording and returns whether every exchange was equal. */
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
        // The manual time source skips the delays that recorded rate limits require. No retries: each recorded retry is
        // a separate exchange in the file.
        AtomicInteger used = new AtomicInteger();
        return OktaIam.builder()
                .orgUrl(server.origin())
                .allowHttpOnLoopback()
                // Use a new credential for each request: a client rejects a credential that has revoked itself, but the
                // recording continues.
                .credentials(request -> Credential.of("SSWS", Secret.of("replay-fake-" + used.incrementAndGet())))
                .retries(0)
                .timeSource(ManualTimeSource.startingAt(Instant.EPOCH))
                .build();
    }
}
