package io.apitokens.call;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.transport.Headers;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodiesTest {

    @ParameterizedTest
    @CsvSource({"0,-1", "0,0", "10,10", "10,9", "10,11", "10,-1", "4096,-1", "4097,-1", "9000,1", "10,99999999999"})
    void theLengthThatABodyDeclaresDoesNotChangeWhatIsRead(int length, long locked) {
        byte[] body = new byte[length];
        Arrays.fill(body, (byte) 'x');

        Bodies.Body read = Bodies.read(new ByteArrayInputStream(body), locked, 10_000);

        assertArrayEquals(body, read.bytes());
        assertFalse(read.tooLong());
        assertNull(read.cut());
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 10, 100, 101, 500})
    void aBodyThatIsTooLongIsCutAtTheBoundWhateverItDeclares(long locked) {
        Bodies.Body read = Bodies.read(new ByteArrayInputStream(new byte[101]), locked, 100);

        assertTrue(read.tooLong());
        assertEquals(100, read.bytes().length);
    }

    @ParameterizedTest
    @CsvSource({"16777216, false", "16777217, true", "12582912, false", "20000000, true"})
    void aLargeBodyIsReadToTheLimitAndNoFurther(int length, boolean tooLong) {
        Bodies.Body read = Bodies.read(new ByteArrayInputStream(new byte[length]), length, Bodies.MAX_BYTES);

        assertEquals(tooLong, read.tooLong());
        assertEquals(Math.min(length, Bodies.MAX_BYTES), read.bytes().length);
    }

    @Test
    void onlyDigitsAreALength() {
        assertEquals(17, Headers.of("content-LENGTH", "17").contentLength());
        assertEquals(-1, Headers.of("Content-Length", "-17").contentLength());
        assertEquals(-1, Headers.of("Content-Length", "").contentLength());
        assertEquals(-1, Headers.of("Content-Length", "1".repeat(16)).contentLength());
        assertEquals(-1, Headers.none().contentLength());
    }
}
