package io.apitokens.proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OrphanCountTest {

    @Test
    void everyLiveTokenIsHeldAlthoughEveryThirdResponseIsLost() throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        List<String> wrong = OrphanCount.run(30, new PrintStream(printed, true, StandardCharsets.UTF_8));
        List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals(List.of(), wrong);
        for (String library : lines.subList(0, 4)) {
            assertTrue(library.matches("\\w+, journal in a (file|database): creates=30 held=30 orphans=0"), library);
        }
        for (String plain : lines.subList(4, 6)) {
            assertTrue(plain.matches("plain OkHttp at \\w+: creates=30 held=\\d+ orphans=[1-9]\\d*"), plain);
        }
    }
}
