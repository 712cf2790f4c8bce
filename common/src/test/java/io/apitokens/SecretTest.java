package io.apitokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import io.apitokens.auth.Credential;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.CallFacts;
import io.apitokens.error.Candidates;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.LostCreateException;
import io.apitokens.error.PartialCreateException;
import io.apitokens.error.UnreadableResponseException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretTest {

    private static final String CANARY = "fake-canary-4711";
    private static final Secret SECRET = Secret.of(CANARY);

    @Test
    void onlyExposeGivesTheValue() {
        assertEquals(CANARY, SECRET.expose());
        assertEquals("Secret[redacted]", SECRET.toString());
    }

    @Test
    void equalityIsByValueAndTheHashRevealsNothing() {
        assertEquals(SECRET, Secret.of(CANARY));
        assertNotEquals(SECRET, Secret.of("fake-other"));
        assertEquals(SECRET.hashCode(), Secret.of("fake-other").hashCode());
    }

    @Test
    void reflectiveSerialisersPrintNothing() {
        Object[] holders = {
            SECRET, Credential.of("Bearer", SECRET).withDpopProof(SECRET), Map.of("a", SECRET), Optional.of(SECRET)
        };
        for (Object holder : holders) {
            assertFalse(holder.toString().contains(CANARY), holder.toString());
        }
        assertEquals("{}", new Gson().toJson(SECRET));
        assertFalse(new Gson().toJson(Credential.of("Bearer", SECRET)).contains(CANARY));
    }

    @Test
    void javaSerialisationRefusesIt() {
        assertThrows(NotSerializableException.class, () -> serialised(SECRET));
    }

    @Test
    void anExceptionThatCarriesOneNeitherPrintsNorSerialisesIt() throws Exception {
        UnreadableResponseException unreadable =
                UnreadableResponseException.of(CallFacts.NO_CALL, "200, but broken", SECRET);
        TokenId id = TokenId.parse("acme/1/t1");
        List<ApiTokenException> carriers = List.of(
                unreadable,
                PartialCreateException.of(CallFacts.NO_CALL, "storing", id, SECRET, new IOException("full")),
                LostCreateException.of(
                        UnreadableResponseException.of(CallFacts.NO_CALL, "200, but broken", SECRET),
                        "ci",
                        new Candidates.NotLooked("told not to")));
        for (ApiTokenException carrier : carriers) {
            StringWriter trace = new StringWriter();
            carrier.printStackTrace(new PrintWriter(trace));
            assertFalse(trace.toString().contains(CANARY), trace.toString());
            byte[] bytes = serialised(carrier);
            assertFalse(new String(bytes, StandardCharsets.ISO_8859_1).contains(CANARY));
            Object copy = new ObjectInputStream(new ByteArrayInputStream(bytes)).readObject();
            assertEquals(carrier.getMessage(), ((ApiTokenException) copy).getMessage());
            assertEquals(io.apitokens.error.Outcome.UNKNOWN, ((ApiTokenException) copy).outcome());
        }
        assertEquals(SECRET, unreadable.takeSecret().orElseThrow());
    }

    private static byte[] serialised(Object value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        return bytes.toByteArray();
    }

    @Test
    void aBlankSecretIsRefused() {
        assertEquals(
                "secret is blank",
                assertThrows(InvalidInputException.class, () -> Secret.of(" \n"))
                        .getMessage());
    }

    @Test
    void theFirstVariableThatIsSetGivesItWithoutSurroundingSpace() {
        Map<String, String> environment = Map.of("EMPTY", " ", "KEY", " " + CANARY + "\n", "OTHER", "fake-other");
        assertEquals(SECRET, Secret.fromEnv(environment, "MISSING", "EMPTY", "KEY", "OTHER"));
        ConfigurationException refusal =
                assertThrows(ConfigurationException.class, () -> Secret.fromEnv(environment, "MISSING", "EMPTY"));
        assertTrue(refusal.getMessage()
                .contains("environment variable MISSING is not set; environment variable EMPTY is blank"));
    }

    @Test
    void aFileGivesItWithoutSurroundingSpace(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("key");
        Files.writeString(file, CANARY + "\r\n");
        assertEquals(SECRET, Secret.fromFile(file));
    }

    @Test
    void aFileThatHoldsNoneIsRefusedAndNotQuoted(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("key");
        assertEquals("secret file " + file + " cannot be read: NoSuchFileException", refusal(file));
        Files.writeString(file, " \n");
        assertEquals("secret file " + file + " is blank", refusal(file));
        Files.write(file, (CANARY + "ü").getBytes(StandardCharsets.ISO_8859_1));
        assertEquals("secret file " + file + " is not UTF-8 text: save it as UTF-8, not UTF-16", refusal(file));
    }

    private static String refusal(Path file) {
        ConfigurationException refusal = assertThrows(ConfigurationException.class, () -> Secret.fromFile(file));
        assertEquals(null, refusal.getCause());
        return refusal.getMessage();
    }
}
