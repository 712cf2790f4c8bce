package io.apitokens.inventory;

import static io.apitokens.inventory.audit.AuditShelf.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.apitokens.Access;
import io.apitokens.Expiry;
import io.apitokens.Issuer;
import io.apitokens.LastUse;
import io.apitokens.inventory.audit.AcceptedFindings;
import io.apitokens.inventory.audit.Audit;
import io.apitokens.inventory.audit.AuditShelf;
import io.apitokens.spi.AccountInsight.Extent;
import io.apitokens.spi.AccountInsight.Visibility;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares the JSON with the schema in {@code docs}, by the keywords that the schema uses. */
class InventorySchemaTest {

    @TempDir
    Path directory;

    private final List<String> differences = new ArrayList<>();

    @Test
    void theJsonIsAsItsSchema() throws IOException {
        AuditShelf first = new AuditShelf("1");
        AuditShelf second = new AuditShelf("2");
        first.addFine("fine");
        first.add("never", token -> token.expiry(new Expiry.Never()).lastUse(new LastUse.Never()));
        first.add(
                "idle",
                token -> token.expiry(new Expiry.Idle(Duration.ofDays(30), NOW.plusSeconds(60)))
                        .lastUse(new LastUse.Estimated(NOW)));
        first.add(
                "odd",
                token -> token.expiry(new Expiry.Unknown())
                        .lastUse(new LastUse.Unknown())
                        .access(new Access.Unknown())
                        .issuer(Issuer.unknown())
                        .created(null)
                        .description(null));
        second.visibility = new Visibility(Extent.OWN_ONLY, "sim reason", "sim remedy");
        Path accepted = Files.writeString(
                directory.resolve("accepted.json"),
                "{\"accepted\": [{\"rule\": \"unused\", \"token\": \"acme/1/gone\", \"reason\": \"sim\", \"owner\": \"ann\","
                        + " \"until\": \"2030-07-01\"}]}");
        Inventory.of(Audit.builder(first, second)
                        .timeSource(() -> NOW)
                        .accept(AcceptedFindings.read(accepted))
                        .build())
                .write(directory);

        check("$", json(directory.resolve("inventory.json")), json(schema()).getAsJsonObject());

        assertEquals(List.of(), differences);
    }

    private static Path schema() {
        Path docs = Path.of("docs");
        return (Files.isDirectory(docs) ? docs : Path.of("..", "docs")).resolve("inventory.schema.json");
    }

    private static JsonElement json(Path file) throws IOException {
        return JsonParser.parseString(Files.readString(file));
    }

    private void check(String place, JsonElement value, JsonObject schema) {
        if (schema.has("const") && !schema.get("const").equals(value)) {
            differences.add(place + " is not " + schema.get("const"));
        }
        if (schema.has("enum") && !schema.getAsJsonArray("enum").contains(value)) {
            differences.add(place + " is none of " + schema.get("enum"));
        }
        if (schema.has("type") && !types(schema.get("type")).contains(type(value))) {
            differences.add(place + " is a " + type(value));
        }
        if (schema.has("format") && !value.isJsonNull()) {
            Instant.parse(value.getAsString());
        }
        if (value.isJsonArray() && schema.has("items")) {
            int index = 0;
            for (JsonElement item : value.getAsJsonArray()) {
                check(place + "[" + index++ + "]", item, schema.getAsJsonObject("items"));
            }
        }
        if (value.isJsonObject()) {
            checkFields(place, value.getAsJsonObject(), schema.getAsJsonObject("properties"));
        }
    }

    /** All fields are there, in the order of the schema, and no others. */
    private void checkFields(String place, JsonObject value, JsonObject properties) {
        if (!List.copyOf(value.keySet()).equals(List.copyOf(properties.keySet()))) {
            differences.add(place + " has the fields " + value.keySet() + " instead of " + properties.keySet());
            return;
        }
        value.entrySet()
                .forEach(field -> check(
                        place + "." + field.getKey(), field.getValue(), properties.getAsJsonObject(field.getKey())));
    }

    private static List<String> types(JsonElement type) {
        return type.isJsonArray()
                ? type.getAsJsonArray().asList().stream()
                        .map(JsonElement::getAsString)
                        .toList()
                : List.of(type.getAsString());
    }

    private static String type(JsonElement value) {
        if (value.isJsonNull()) {
            return "null";
        }
        if (value.isJsonObject() || value.isJsonArray()) {
            return value.isJsonObject() ? "object" : "array";
        }
        if (value.getAsJsonPrimitive().isBoolean()) {
            return "boolean";
        }
        return value.getAsJsonPrimitive().isNumber() ? "integer" : "string";
    }
}
