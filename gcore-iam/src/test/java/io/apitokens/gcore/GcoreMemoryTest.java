package io.apitokens.gcore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.apitokens.Resource;
import io.apitokens.Secret;
import io.apitokens.Token;
import io.apitokens.TokenSpec;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.Candidates;
import io.apitokens.error.LostCreateException;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.ManualTimeSource;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses that need more memory than there is, in a JVM of their own with a heap of 96 MiB. */
class GcoreMemoryTest {

    private static final Instant NOW = Instant.parse("2030-02-01T12:00:00Z");
    private static final int LARGE = 16 << 20;

    private final GcoreFixture vendor = new GcoreFixture(ManualTimeSource.startingAt(NOW));

    GcoreMemoryTest() {
        vendor.expectUndocumentedValues();
    }

    @AfterEach
    void close() {
        vendor.close();
    }

    /** Makes a call in another JVM, and returns what came of it. */
    private String call(String operation) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx96m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallHeap.class.getName(),
                        vendor.gcore().baseUrl(),
                        vendor.gcore().credential().expose(),
                        operation)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said.strip();
    }

    private static String document(int length, String begin, String unit, String end) {
        StringBuilder document = new StringBuilder(length).append(begin);
        // A character beyond ASCII has three bytes.
        while (document.length() + unit.length() + end.length() + 2 <= length) {
            document.append(unit);
        }
        return document.append(end).toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":1},",
                "{},",
                "1,",
                "[],",
                "{\"id\":1,\"client_user\":{\"role\":{\"id\":1,\"name\":\"Users\"}}},",
            })
    void aListOfSixteenMebibytesWithTooManyRecordsIsAnError(String record) throws Exception {
        vendor.gcore().inject(Fault.status(200).body(document(LARGE, "[", record, "{\"id\":1}]")));
        assertEquals(
                "UnreadableResponseException NOT_APPLIED: listApiTokens at gcore/9262944: status 200, but"
                        + " its lists have more than 100,000 elements; nothing was changed."
                        + " Check the URL and the version of this library.",
                call("list"));
    }

    @Test
    void aListOfSixteenMebibytesWithLongRecordsIsReadOrAnError() throws Exception {
        String record =
                "{\"id\":1,\"name\":\"" + "\u540d".repeat(100) + "\",\"description\":\"" + "x".repeat(100) + "\"},";
        vendor.gcore().inject(Fault.status(200).body(document(LARGE, "[", record, "{\"id\":1}]")));
        String result = call("list");
        assertEquals("", result.replaceFirst("^listed [0-9]+$|^(Unreadable|Transport).*Exception NOT_APPLIED: .*", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            16 | {"id":1,"more":[#{}]}
            16 | {"id":1,"name":"ci","token":"1_simNew","more":"#"}
            16 | {"id":1,"name":"#
            4  | {"id":1,"token":"1_simNew","name":"\u540d#"}
            """)
    void aCreateWhoseResponseDoesNotFitIntoTheHeapNamesItsToken(int mebibytes, String body) throws Exception {
        int before = vendor.gcore().liveTokenIds().size();
        String[] parts = body.split("#");
        String end = parts.length < 2 ? "" : parts[1];
        String large = document(mebibytes << 20, parts[0], "[],{},", end);
        vendor.gcore().inject(Fault.status(200).afterCommit().body(large).on("POST", ".*"));

        // Where the memory ends, while the response is read or while it is decoded, depends on the collector.
        String expected = "LostCreateException (UNKNOWN|APPLIED) of ci, candidates: \\[ci\\]: .*";
        assertEquals("", call("create").replaceFirst(expected, ""));
        assertEquals(before + 1, vendor.gcore().liveTokenIds().size());
    }

    /** Makes one call and prints the result. Before a create it fills the heap but for a part. */
    static final class SmallHeap {

        private static final int MEBIBYTE = 1 << 20;

        private static final int FREE = 10;

        public static void main(String[] args) {
            try (GcoreIam gcore = GcoreIam.builder()
                    .baseUrl(args[0])
                    .allowHttpOnLoopback()
                    .apiKey(Secret.of(args[1]))
                    .clientId(9262944)
                    .build()) {
                System.out.println(args[2].equals("list") ? list(gcore) : create(gcore));
            }
        }

        private static String list(GcoreIam gcore) {
            try {
                return "listed " + gcore.tokens().list().toList().size();
            } catch (ApiTokenException e) {
                return e.getClass().getSimpleName() + " " + e.outcome() + ": " + e.getMessage();
            }
        }

        private static String create(GcoreIam gcore) {
            TokenSpec ci = TokenSpec.builder("ci")
                    .grant("Users", Resource.account())
                    .neverExpires()
                    .build();
            // Loads the classes first, which need memory of their own.
            gcore.tokens().list().toList();
            List<byte[]> ballast = ballast();
            try {
                return "created " + gcore.tokens().create(ci);
            } catch (LostCreateException e) {
                Candidates candidates = e.candidates();
                return "LostCreateException " + e.outcome() + " of " + e.tokenName() + ", candidates: "
                        + (candidates instanceof Candidates.Found found
                                ? found.tokens().stream().map(Token::name).toList()
                                : candidates)
                        + ": "
                        + e.getCause().getMessage().replaceFirst(".*?(no response|the response)(.*?\\)).*", "$1$2");
            } finally {
                Reference.reachabilityFence(ballast);
            }
        }

        /** Fills the heap but for 10 MiB. */
        private static List<byte[]> ballast() {
            List<byte[]> ballast = new ArrayList<>();
            try {
                while (true) {
                    ballast.add(new byte[MEBIBYTE]);
                }
            } catch (OutOfMemoryError full) {
                ballast.subList(0, FREE).clear();
            }
            return ballast;
        }
    }
}
