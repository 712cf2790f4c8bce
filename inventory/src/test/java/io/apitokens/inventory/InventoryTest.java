package io.apitokens.inventory;

import static io.apitokens.inventory.audit.AuditShelf.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.apitokens.ApiTokens;
import io.apitokens.Expiry;
import io.apitokens.LastUse;
import io.apitokens.TokenId;
import io.apitokens.error.CallFacts;
import io.apitokens.error.CallInterruptedException;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.Outcome;
import io.apitokens.error.TransportException;
import io.apitokens.inventory.audit.AcceptedFindings;
import io.apitokens.inventory.audit.Audit;
import io.apitokens.inventory.audit.AuditBuilder;
import io.apitokens.inventory.audit.AuditShelf;
import io.apitokens.spi.AccountInsight.Extent;
import io.apitokens.spi.AccountInsight.Visibility;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests what an inventory writes, and what it leaves after a failure. */
class InventoryTest {

    private final AuditShelf first = new AuditShelf("1");
    private final AuditShelf second = new AuditShelf("2");

    @TempDir
    Path directory;

    private static AuditBuilder audit(ApiTokens... accounts) {
        return Audit.builder(accounts).timeSource(() -> NOW);
    }

    private InventoryResult write() {
        return Inventory.of(audit(first, second).build()).write(directory);
    }

    private String text(InventoryFormat format) throws IOException {
        return Files.readString(directory.resolve(format.fileName()));
    }

    private JsonObject json(String name) throws IOException {
        return JsonParser.parseString(Files.readString(directory.resolve(name))).getAsJsonObject();
    }

    private Map<String, String> csvRow(String id) throws IOException {
        return CsvText.rows(text(InventoryFormat.CSV)).stream()
                .filter(row -> id.equals(row.get("id")))
                .findFirst()
                .orElseThrow();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void everyTokenIsInTheTableTheCsvTheJsonAndThePage() throws IOException {
        List<TokenId> ids = List.of(first.addFine("a"), first.addFine("b"), second.addFine("c"));

        InventoryResult result = write();

        assertEquals(3, result.tokens());
        for (TokenId id : ids) {
            for (InventoryFormat format : EnumSet.complementOf(EnumSet.of(InventoryFormat.MARKDOWN))) {
                assertTrue(text(format).contains(id.toString()), () -> format + " lacks " + id);
            }
        }
        assertTrue(text(InventoryFormat.MARKDOWN).contains("3 tokens: 3 with an owner"));
        assertTrue(result.describe().contains("written: "), result::describe);
    }

    @ParameterizedTest
    @EnumSource
    void anAccountThatSeesOnlyItsOwnIsToldInEveryOutput(InventoryFormat format) throws IOException {
        first.addFine("a");
        second.visibility = new Visibility(Extent.OWN_ONLY, "sim reason", "sim remedy");

        InventoryResult result = write();

        assertFalse(result.audit().isComplete());
        for (String told : List.of("acme/2", "OWN_ONLY", "sim reason")) {
            assertTrue(text(format).contains(told), () -> format + " lacks " + told);
        }
        boolean loud = text(format).contains("INCOMPLETE: 1 of 2 accounts was not seen whole")
                || text(format).contains("\"complete\":false")
                || text(format).contains("\"NO\"");
        assertTrue(loud, format::toString);
        assertFalse(json("inventory.evidence.json").get("complete").getAsBoolean());
    }

    @ParameterizedTest
    @EnumSource
    void anAccountThatCannotBeReadIsToldInEveryOutput(InventoryFormat format) throws IOException {
        first.addFine("a");
        second.listFailure =
                TransportException.of(new CallFacts("acme/2", "list", 1, Outcome.NOT_APPLIED), "sim failure", null);

        InventoryResult result = Inventory.of(audit(first, second)
                        .acceptVisibility(second.account(), "sim acceptance")
                        .build())
                .write(directory);

        assertFalse(result.audit().isComplete());
        assertEquals(1, result.tokens());
        assertTrue(text(format).contains("sim failure"), format::toString);
    }

    @Test
    void anAcceptedAccountIsCompleteAndToldAsAccepted() throws IOException {
        second.visibility = Visibility.unproven("sim reason", "sim remedy");

        Inventory.of(audit(first, second)
                        .acceptVisibility(second.account(), "sim acceptance")
                        .build())
                .write(directory);

        assertTrue(text(InventoryFormat.TABLE).startsWith("Complete except where accepted: 1 of 2 accounts"));
        assertTrue(text(InventoryFormat.HTML).contains("sim acceptance"));
        assertEquals("accepted", CsvText.rows(text(InventoryFormat.CSV)).get(1).get("account_complete"));
    }

    @Test
    void anUnknownValueIsNeitherEmptyNorNeverAndHasItsReason() throws IOException {
        TokenId odd = first.add(
                "odd",
                token -> token.expiry(new Expiry.Unknown())
                        .lastUse(new LastUse.Unknown())
                        .created(null));
        TokenId never =
                first.add("never", token -> token.expiry(new Expiry.Never()).lastUse(new LastUse.Never()));

        write();

        Map<String, String> row = csvRow(odd.toString());
        for (String column : List.of("ends", "expiry", "last_use", "created", "secret_issued")) {
            assertEquals("unknown", row.get(column), column);
        }
        assertTrue(String.valueOf(row.get("unknowns")).contains("expiry: RECORD_OMITS_IT"), row::toString);
        assertTrue(String.valueOf(row.get("undecided")).contains("never-expires (RECORD_OMITS_IT)"), row::toString);
        assertEquals("unknown", row.get("worst"));
        assertEquals("never", csvRow(never.toString()).get("ends"));
        assertEquals("never", csvRow(never.toString()).get("last_use"));
        assertEquals("high", csvRow(never.toString()).get("worst"));
        assertTrue(text(InventoryFormat.MARKDOWN).contains("`never-expires` | `RECORD_OMITS_IT` | 1"));
    }

    @Test
    void aFormulaIsDefusedInEveryColumnThatOthersFill() throws IOException {
        TokenId id = first.add("formula", token -> token.name("\t=cmd()").description("owner=@owner ticket=-1 \r=x"));

        write();

        Map<String, String> row = csvRow(id.toString());
        row.forEach((column, cell) -> assertFalse(cell.matches("(?s)(\\\\u....|\\s)*[=+@-].*"), column + ": " + cell));
        assertEquals("'\\u0009=cmd()", row.get("name"));
        assertEquals("'@owner", row.get("owner"));
    }

    @Test
    void theJsonHasExactlyTheStringsOfTheVendorInVisibleCharacters() throws IOException {
        String name = "\u001b[2J\u202e\u009b\\\"\ud800 =1 <b>";
        first.add("hostile", token -> token.name(name));

        write();

        JsonObject token =
                json("inventory.json").getAsJsonArray("tokens").get(0).getAsJsonObject();
        assertEquals(name, token.get("name").getAsString());
        String text = text(InventoryFormat.JSON).replace("\n", "");
        assertFalse(text.matches(".*[\\p{Cc}\\p{Cf}\\p{Cs}].*"));
    }

    @Test
    void theOrderOfTheAccountsAndOfTheirListsDoesNotChangeTheOutputs() throws IOException {
        first.addFine("a");
        first.addFine("b");
        second.addFine("c");
        write();
        String csv = text(InventoryFormat.CSV);
        String json = text(InventoryFormat.JSON);
        AuditShelf swapped = new AuditShelf("1");
        swapped.addFine("b");
        swapped.addFine("a");

        Inventory.of(audit(second, swapped).build()).write(directory);

        assertEquals(csv, text(InventoryFormat.CSV));
        assertEquals(json, text(InventoryFormat.JSON));
    }

    @Test
    void tokensAreSortedAlsoIfTheyAreMoreThanFitInMemory() throws IOException {
        String description = "sim ".repeat(1_000) + "owner=sim";
        for (int i = 0; i < 500; i++) {
            int number = 499 - i;
            first.add(String.format("t%03d", number), token -> token.description(description));
        }

        write();

        List<String> ids = json("inventory.json").getAsJsonArray("tokens").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .map(token -> token.get("id").getAsString())
                .toList();
        assertEquals(500, ids.size());
        assertEquals(ids.stream().sorted().toList(), ids);
    }

    @Test
    void theEvidenceHasTheHashOfEachFileTheAccountsAndNoToken() throws Exception {
        first.addFine("sim-name");

        InventoryResult result = write();

        JsonObject evidence = json("inventory.evidence.json");
        assertEquals(NOW.toString(), evidence.get("began").getAsString());
        assertEquals(2, evidence.get("accountsAsked").getAsInt());
        assertEquals(2, evidence.get("accountsSeenWhole").getAsInt());
        assertEquals(
                "ALL",
                evidence.getAsJsonArray("accounts")
                        .get(1)
                        .getAsJsonObject()
                        .get("visibility")
                        .getAsString());
        assertEquals(result.files().size(), evidence.getAsJsonArray("files").size());
        for (JsonElement each : evidence.getAsJsonArray("files")) {
            JsonObject file = each.getAsJsonObject();
            byte[] bytes = Files.readAllBytes(directory.resolve(file.get("name").getAsString()));
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            assertEquals(HexFormat.of().formatHex(digest), file.get("sha256").getAsString());
            assertEquals(bytes.length, file.get("bytes").getAsLong());
        }
        assertFalse(Files.readString(result.evidence()).contains("sim-name"));
    }

    @Test
    void onlyTheWantedFormatsAreWritten() throws IOException {
        Inventory.of(audit(first).build()).write(directory, EnumSet.of(InventoryFormat.CSV));

        assertEquals(List.of("inventory.csv", "inventory.evidence.json"), files());
    }

    @Test
    void aFindingAboutAnAcceptanceIsInTheOutputs() throws IOException {
        Path accepted = Files.writeString(
                directory.resolve("accepted.json"),
                "{\"accepted\": [{\"rule\": \"unused\", \"token\": \"acme/1/gone\", \"reason\": \"sim\", \"owner\": \"ann\","
                        + " \"until\": \"2030-07-01\"}]}");

        Inventory.of(audit(first, second)
                        .accept(AcceptedFindings.read(accepted))
                        .build())
                .write(directory);

        Map<String, String> row = csvRow("unused of acme/1/gone");
        assertEquals("acceptance", row.get("row"));
        assertTrue(String.valueOf(row.get("findings")).startsWith("acceptance-unmatched: "), row::toString);
        assertEquals(1, json("inventory.json").getAsJsonArray("acceptances").size());
        assertTrue(text(InventoryFormat.HTML).contains("Acceptances to correct"));
    }

    @Test
    void aDirectoryThatDoesNotExistIsRefusedBeforeAnyRequest() {
        first.beforeList = () -> {
            throw new AssertionError("a request was sent");
        };
        Inventory inventory = Inventory.of(audit(first).build());

        ConfigurationException refused =
                assertThrows(ConfigurationException.class, () -> inventory.write(directory.resolve("none")));

        assertTrue(String.valueOf(refused.getMessage()).contains("create it"), refused::getMessage);
    }

    @Test
    void aDirectoryInThePlaceOfAFileIsRefusedBeforeAnyRequest() throws IOException {
        Files.createDirectory(directory.resolve("inventory.csv"));
        Inventory inventory = Inventory.of(audit(first).build());

        assertThrows(ConfigurationException.class, () -> inventory.write(directory));

        assertEquals(List.of("inventory.csv"), files());
    }

    @Test
    void aFailureToWriteReplacesNoFileAndLeavesNone() throws IOException {
        first.addFine("a");
        write();
        String before = text(InventoryFormat.CSV);
        second.beforeList = this::loseTheWorkingDirectory;
        second.addFine("b");

        ConfigurationException refused = assertThrows(ConfigurationException.class, this::write);

        assertTrue(String.valueOf(refused.getMessage()).contains("its files were not replaced"), refused::getMessage);
        assertEquals(before, text(InventoryFormat.CSV));
        assertEquals(6, files().size());
    }

    /** Removes the directory in which the files are written, as a disk that fails. */
    private void loseTheWorkingDirectory() {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(each -> each.toString().contains(".inventory"))
                    .sorted((a, b) -> b.compareTo(a))
                    .toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void anInterruptReplacesNoFileAndLeavesNone() throws IOException {
        Thread.currentThread().interrupt();
        try {
            assertThrows(CallInterruptedException.class, this::write);
        } finally {
            assertTrue(Thread.interrupted());
        }
        assertEquals(List.of(), files());
    }

    @Test
    void aFailureToMoveAFileNamesThoseThatWereReplaced() throws IOException {
        write();
        second.beforeList = () -> putADirectoryInThePlaceOf("inventory.md");
        second.addFine("b");

        ConfigurationException refused = assertThrows(ConfigurationException.class, this::write);

        String message = String.valueOf(refused.getMessage());
        assertTrue(message.contains("replaced were inventory.txt, inventory.csv, inventory.json;"), message);
        assertTrue(text(InventoryFormat.CSV).contains("acme/2/b"), "the CSV was replaced");
    }

    private void putADirectoryInThePlaceOf(String file) {
        try {
            Files.delete(directory.resolve(file));
            Files.createDirectories(directory.resolve(file).resolve("sim"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
