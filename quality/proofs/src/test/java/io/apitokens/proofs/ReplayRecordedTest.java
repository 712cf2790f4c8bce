package io.apitokens.proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayRecordedTest {

    private static final int RESTRICT_LISTED = 2;
    private static final int READ_BACK = 3;
    private static final int RESTRICT_BOTH = 4;
    private static final int AGENT = 7;
    private static final int REVOKE = 9;
    private static final int READ_GONE = 10;

    private final Transcript transcript = new Transcript();
    private final JsonObject recording;

    ReplayRecordedTest() throws IOException {
        recording = JsonParser.parseString(ReplayRecorded.invented()).getAsJsonObject();
    }

    private JsonObject exchange(int index) {
        return recording.getAsJsonArray("exchanges").get(index).getAsJsonObject();
    }

    /** Changes a body, which the recording contains as a string. */
    private void change(int index, String body, Consumer<JsonObject> edit) {
        JsonObject exchange = exchange(index);
        JsonElement document = JsonParser.parseString(exchange.get(body).getAsString());
        edit.accept(document instanceof JsonArray array ? array.get(0).getAsJsonObject() : document.getAsJsonObject());
        exchange.addProperty(body, document.toString());
    }

    private boolean play() {
        return ReplayRecorded.play(recording.toString(), transcript.out());
    }

    private void differsOnlyIn(int index, String difference) {
        assertFalse(play());
        List<String> lines = transcript.lines();
        assertTrue(
                lines.stream().anyMatch(line -> line.startsWith("     ") && line.contains(difference)),
                transcript.text());
        assertTrue(lines.stream().anyMatch(line -> line.startsWith((index + 1) + "  ") && line.endsWith("DIFFERS")));
        assertEquals("replay: 16 exchanges, 15 equal", transcript.lastLine());
    }

    @Test
    void everyExchangeOfTheOwnRecordingIsEqual() {
        assertTrue(play());

        assertEquals(17, transcript.lines().size());
        assertEquals("1  GET /api/v1/api-tokens  200  equal", transcript.lines().get(0));
        assertEquals("replay: 16 exchanges, 16 equal", transcript.lastLine());
    }

    @Test
    void theFileIsReadFromAPath(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("recorded.json"), recording.toString());

        ReplayRecorded.main(new String[] {file.toString()});
    }

    @Test
    void aDifferenceEndsTheProgramWithAnError(@TempDir Path directory) throws IOException {
        exchange(READ_BACK).addProperty("status", 201);
        Path file = Files.writeString(directory.resolve("recorded.json"), recording.toString());

        assertThrows(IllegalStateException.class, () -> ReplayRecorded.main(new String[] {file.toString()}));
    }

    @Test
    void keysMayComeInAnyOrderAndDatesInAnyForm() {
        change(READ_BACK, "responseBody", token -> {
            token.add("name", token.remove("name"));
            token.addProperty("created", "2025-03-01T10:30:15+01:00");
        });

        assertTrue(play(), transcript.text());
    }

    @Test
    void anotherNetworkInTheRequestMustShowInTheResponse() {
        change(
                RESTRICT_LISTED,
                "requestBody",
                body -> body.add(
                        "network",
                        JsonParser.parseString("{\"connection\": \"ZONE\", \"include\": [\"nzoinvented000000002\"]}")));

        differsOnlyIn(RESTRICT_LISTED, "response.network is not the requested one");
    }

    @Test
    void theRequestIsMadeOfThePrecedingResponseAndNotOfTheFile() {
        change(RESTRICT_LISTED, "requestBody", body -> body.addProperty("name", "other"));

        differsOnlyIn(RESTRICT_LISTED, "request.name differs");
    }

    @Test
    void aRequestWithMoreThanTheClientSendsDiffers() {
        change(RESTRICT_BOTH, "requestBody", body -> body.addProperty("tokenWindow", "P30D"));

        differsOnlyIn(RESTRICT_BOTH, "request.tokenWindow is in the recording only");
    }

    @Test
    void aRequestWithLessThanTheClientSendsDiffers() {
        change(RESTRICT_BOTH, "requestBody", body -> body.remove("userId"));

        differsOnlyIn(RESTRICT_BOTH, "request.userId is not in the recording");
    }

    @Test
    void aBodyWhereTheClientSendsNoneDiffers() {
        exchange(REVOKE).addProperty("requestBody", "{}");

        differsOnlyIn(REVOKE, "request differs");
    }

    @Test
    void anUpdateThatNoResponsePrecedesIsNotPlayed() {
        JsonArray only = new JsonArray();
        only.add(exchange(RESTRICT_BOTH));
        recording.add("exchanges", only);

        assertFalse(play());
        assertTrue(transcript.text().contains("cannot be replayed: no earlier response contains the token"));
    }

    @Test
    void aResponseAboutAnotherTokenThanThatOfThePathDiffers() {
        exchange(AGENT).addProperty("path", "/api/v1/api-tokens/00Tinvented000000003");

        differsOnlyIn(AGENT, "response.id is not that of the path");
    }

    @Test
    void aPageThatThePageBeforeDoesNotNameDiffers() {
        exchange(1).addProperty("path", "/api/v1/api-tokens?after=00Tinvented000000003");

        differsOnlyIn(1, "path is not the next page of the page before");
    }

    @Test
    void aNullIsAValueThatTheClientDoesNotKeep() {
        change(AGENT, "responseBody", token -> token.add("clientName", JsonNull.INSTANCE));

        differsOnlyIn(AGENT, "response.clientName is in the recording only");
    }

    @Test
    void anErrorThatIsReportedAsASuccessDiffers() {
        exchange(READ_GONE).addProperty("status", 200);

        assertFalse(play());
        assertTrue(transcript.text().contains("UnreadableResponseException"), transcript.text());
    }

    @Test
    void aSuccessThatIsReportedAsAnErrorDiffers() {
        exchange(AGENT).addProperty("status", 404);

        assertFalse(play());
        assertTrue(transcript.text().contains("response.name is in the recording only"), transcript.text());
    }

    @Test
    void aSuccessThatTheOperationDoesNotHaveDiffers() {
        exchange(REVOKE).addProperty("status", 200);

        differsOnlyIn(REVOKE, "status 200, but the vendor does not document this status");
    }

    @Test
    void numbersAreComparedByValueAndTypesAreNot() {
        assertEquals(
                List.of(),
                JsonDifference.between(
                        "x", JsonParser.parseString("{\"a\": 1.0}"), JsonParser.parseString("{\"a\": 1}")));
        assertEquals(
                List.of("x.a differs"),
                JsonDifference.between(
                        "x", JsonParser.parseString("{\"a\": 1}"), JsonParser.parseString("{\"a\": \"1\"}")));
        assertEquals(
                List.of("x.a differs"),
                JsonDifference.between(
                        "x",
                        JsonParser.parseString("{\"a\": \"2025-01-01T00:00:00Z\"}"),
                        JsonParser.parseString("{\"a\": \"2025-01-01T00:00:00.000Z\"}")));
    }
}
