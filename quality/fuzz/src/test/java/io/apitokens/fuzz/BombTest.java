package io.apitokens.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.apitokens.Resource;
import io.apitokens.Secret;
import io.apitokens.TokenSpec;
import io.apitokens.error.InvalidRequestException;
import io.apitokens.error.LostCreateException;
import io.apitokens.error.Outcome;
import io.apitokens.error.TransportException;
import io.apitokens.error.UnreadableResponseException;
import io.apitokens.gcore.GcoreIam;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Checks that responses which inflate to a gigabyte allocate only a bounded amount of memory. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class BombTest {

    private static final int MEBIBYTE = 1 << 20;
    private static final int INFLATED_MEBIBYTES = 1024;
    private static final byte[] GZIP_HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0};

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start(InetAddress.getByName("127.0.0.1"), 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aSuccessIsReadUpToItsBound() {
        server.enqueue(bomb(200, "{\"id\":456,\"x\":\""));
        try (GcoreIam gcore = client()) {
            long before = allocated();

            var error = assertThrows(
                    UnreadableResponseException.class,
                    () -> gcore.api().getAccount().execute());

            assertEquals(Outcome.NOT_APPLIED, error.outcome());
            assertAllocatedLess(before, 256);
        }
    }

    @Test
    void anErrorIsReadUpToItsSmallerBound() {
        server.enqueue(bomb(400, "{\"message\":\"too long\",\"x\":\""));
        try (GcoreIam gcore = client()) {
            long before = allocated();

            assertThrows(
                    InvalidRequestException.class,
                    () -> gcore.api().getAccount().execute());

            assertAllocatedLess(before, 16);
        }
    }

    @Test
    void theSecretBeforeItIsHandedOver() {
        server.enqueue(bomb(200, "{\"id\":42,\"token\":\"" + Canary.SECRET + "\",\"x\":\""));
        try (GcoreIam gcore = client()) {
            TokenSpec spec = TokenSpec.builder("ci")
                    .grant("Users", Resource.account())
                    .neverExpires()
                    .build();

            var lost =
                    assertThrows(LostCreateException.class, () -> gcore.tokens().create(spec));

            assertEquals(Canary.SECRET, lost.takeSecret().orElseThrow().expose());
        }
    }

    @Test
    void headersWithoutEndAreATypedError() {
        MockResponse.Builder response = new MockResponse.Builder();
        for (int i = 0; i < 5_000; i++) {
            response.addHeader("X-" + i, "x".repeat(100));
        }
        server.enqueue(response.build());
        try (GcoreIam gcore = client()) {

            assertThrows(
                    TransportException.class, () -> gcore.api().getAccount().execute());
        }
    }

    private GcoreIam client() {
        return GcoreIam.builder()
                .baseUrl("http://127.0.0.1:" + server.getPort())
                .allowHttpOnLoopback()
                .apiKey(Secret.of(Canary.CREDENTIAL))
                .clientId(456)
                .retries(0)
                .build();
    }

    private static MockResponse bomb(int status, String beginning) {
        Buffer body = new Buffer();
        body.write(GZIP_HEADER);
        body.write(deflated(beginning.getBytes(StandardCharsets.UTF_8)));
        byte[] spaces = new byte[MEBIBYTE];
        Arrays.fill(spaces, (byte) ' ');
        byte[] block = deflated(spaces);
        for (int i = 0; i < INFLATED_MEBIBYTES; i++) {
            body.write(block);
        }
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Encoding", "gzip")
                .addHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }

    /** Returns complete deflate blocks, which may be concatenated. */
    private static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(bytes);
        byte[] out = new byte[bytes.length + 64];
        int length = deflater.deflate(out, 0, out.length, Deflater.FULL_FLUSH);
        deflater.end();
        return Arrays.copyOf(out, length);
    }

    private static long allocated() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private static void assertAllocatedLess(long before, int mebibytes) {
        long used = (allocated() - before) / MEBIBYTE;
        assertTrue(used < mebibytes, used + " MiB were allocated");
    }
}
