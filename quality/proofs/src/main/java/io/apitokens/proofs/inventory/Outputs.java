package io.apitokens.proofs.inventory;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonReader;
import io.apitokens.inventory.InventoryFormat;
import io.apitokens.inventory.InventoryResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Compares the files of an inventory with what was planted. */
final class Outputs {

    private static final Pattern FORMULA = Pattern.compile("(?:^|,)\"(?:\\\\u[0-9a-f]{4}|\\s)*[=+@-]");

    private final InventoryResult result;
    private final Estate estate;
    private final List<String> wrong = new ArrayList<>();
    private final Set<String> incomplete = new TreeSet<>();
    private long tokens;
    private long planted;
    private long found;
    private long unknownPlanted;
    private long unknownKept;
    private long others;

    private Outputs(InventoryResult result, Estate estate) {
        this.result = result;
        this.estate = estate;
    }

    static Outputs read(InventoryResult result, Estate estate) throws IOException, GeneralSecurityException {
        Outputs outputs = new Outputs(result, estate);
        outputs.json();
        outputs.csv();
        outputs.texts();
        outputs.evidence();
        return outputs;
    }

    private Path file(InventoryFormat format) {
        return Objects.requireNonNull(result.files().get(format));
    }

    private void json() throws IOException {
        Set<String> missing = new TreeSet<>(estate.planted().keySet());
        try (JsonReader json = new JsonReader(Files.newBufferedReader(file(InventoryFormat.JSON)))) {
            json.beginObject();
            while (json.hasNext()) {
                switch (json.nextName()) {
                    case "accounts" -> accounts(JsonParser.parseReader(json));
                    case "tokens" -> {
                        json.beginArray();
                        while (json.hasNext()) {
                            token(JsonParser.parseReader(json).getAsJsonObject(), missing);
                        }
                        json.endArray();
                    }
                    default -> json.skipValue();
                }
            }
        }
        if (!missing.isEmpty()) {
            wrong.add(missing.size() + " tokens are missing, such as "
                    + missing.iterator().next() + " with "
                    + estate.planted().get(missing.iterator().next()));
        }
        if (!incomplete.equals(estate.incomplete())) {
            wrong.add("incomplete are told as " + incomplete);
        }
    }

    private void accounts(JsonElement accounts) {
        for (JsonElement each : accounts.getAsJsonArray()) {
            JsonObject account = each.getAsJsonObject();
            if (!account.get("complete").getAsBoolean()) {
                incomplete.add(account.get("account").getAsString());
            }
        }
    }

    private void token(JsonObject token, Set<String> missing) {
        tokens++;
        String id = token.get("id").getAsString();
        Set<String> expected = estate.planted().get(id);
        missing.remove(id);
        if (expected == null) {
            others += estate.own().contains(id) ? 0 : 1;
            return;
        }
        Set<String> results = new TreeSet<>();
        for (JsonElement each : token.getAsJsonArray("findings")) {
            JsonObject finding = each.getAsJsonObject();
            String mark = finding.get("result").getAsString().equals("unknown") ? "?" : "";
            results.add(mark + finding.get("rule").getAsString());
        }
        for (String one : expected) {
            boolean there = results.remove(one);
            planted += one.startsWith("?") ? 0 : 1;
            found += there && !one.startsWith("?") ? 1 : 0;
            unknownPlanted += one.startsWith("?") ? 1 : 0;
            unknownKept += there && one.startsWith("?") ? 1 : 0;
            if (!there && wrong.size() < 10) {
                wrong.add(id + " lacks " + one);
            }
        }
        others += results.size();
        if (!results.isEmpty() && wrong.size() < 10) {
            wrong.add(id + " has " + results);
        }
    }

    private void csv() throws IOException {
        long rows = 0;
        long notWhole = 0;
        try (Stream<String> lines = Files.lines(file(InventoryFormat.CSV))) {
            for (String line : (Iterable<String>) lines::iterator) {
                rows += line.startsWith("\"token\",") ? 1 : 0;
                notWhole += line.startsWith("\"account\",") && line.contains("\",\"NO\",\"") ? 1 : 0;
                if (FORMULA.matcher(line).find()) {
                    wrong.add("a formula: " + line);
                }
                boolean undecided = line.startsWith("\"token\",") && line.contains("unknown");
                if (undecided
                        && !line.contains("VENDOR_HAS_NO_FIELD")
                        && !line.contains("RECORD_OMITS_IT")
                        && !line.contains("UNREADABLE")) {
                    wrong.add("an unknown without a reason: " + line);
                }
            }
        }
        if (rows != tokens) {
            wrong.add("the CSV has " + rows + " tokens");
        }
        if (notWhole != estate.incomplete().size()) {
            wrong.add("the CSV tells of " + notWhole + " incomplete accounts");
        }
    }

    /** Checks that the outputs for people begin with what is incomplete, and name each such account. */
    private void texts() throws IOException {
        for (InventoryFormat format : List.of(InventoryFormat.TABLE, InventoryFormat.MARKDOWN, InventoryFormat.HTML)) {
            String text = Files.readString(file(format));
            String head = "INCOMPLETE: " + estate.incomplete().size() + " of ";
            int told = text.indexOf(head);
            int body = text.indexOf("<body>");
            if (told < 0 || told - Math.max(body, 0) > 1_000) {
                wrong.add(format + " does not begin with what is incomplete");
            }
            estate.incomplete().stream()
                    .filter(account -> !text.contains(account))
                    .forEach(account -> wrong.add(format + " does not name " + account));
        }
    }

    private void evidence() throws IOException, GeneralSecurityException {
        JsonObject evidence =
                JsonParser.parseString(Files.readString(result.evidence())).getAsJsonObject();
        for (JsonElement each : evidence.getAsJsonArray("files")) {
            JsonObject file = each.getAsJsonObject();
            Path path = result.evidence().resolveSibling(file.get("name").getAsString());
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(path));
            if (!HexFormat.of().formatHex(digest).equals(file.get("sha256").getAsString())) {
                wrong.add("the hash of " + path.getFileName() + " differs");
            }
        }
        if (evidence.get("tokens").getAsLong() != tokens) {
            wrong.add("the evidence has another number of tokens");
        }
    }

    /** Returns what is not as it must be. */
    List<String> wrong() {
        return wrong;
    }

    boolean isAsPlanted() {
        return wrong.isEmpty() && found == planted && unknownKept == unknownPlanted && others == 0;
    }

    @Override
    public String toString() {
        return "tokens=" + tokens + " findings planted=" + planted + " found=" + found + ", false=" + others
                + ", unknown kept=" + unknownKept + ", incomplete told=" + incomplete.size();
    }
}
