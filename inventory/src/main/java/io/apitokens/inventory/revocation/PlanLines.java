package io.apitokens.inventory.revocation;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.apitokens.Account;
import io.apitokens.TokenId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Converts plans to the lines of a file, and back. */
final class PlanLines {

    static final PlanFormat FORMAT = new PlanFormat("apitokens-revocation-plan", 1, "revocation plan");

    private PlanLines() {}

    static String write(PlanContent content) {
        StringBuilder out = new StringBuilder();
        line(out, head(content));
        for (Account account : content.accounts()) {
            line(out, account(account, content));
        }
        for (PlannedToken token : content.toDelete()) {
            line(out, planned(token));
        }
        content.skipped().forEach(token -> line(out, skipped(token)));
        return out.toString();
    }

    static JsonObject skipped(SkippedToken token) {
        JsonObject line = new JsonObject();
        line.addProperty("skip", token.id().toString());
        line.addProperty("name", token.name());
        line.addProperty("reason", token.reason().name());
        return line;
    }

    static SkippedToken skipped(JsonObject line) {
        return new SkippedToken(
                TokenId.parse(PlanFormat.text(line, "skip")),
                PlanFormat.text(line, "name"),
                SkipReason.valueOf(PlanFormat.text(line, "reason")));
    }

    /** Adds a line. Gson escapes line feeds, so that each object is one line. */
    static void line(StringBuilder out, JsonObject object) {
        out.append(object).append('\n');
    }

    private static JsonObject head(PlanContent content) {
        JsonObject head = FORMAT.head();
        head.addProperty("made", content.made().toString());
        head.addProperty("ownTokens", content.protection().allowsOwnTokens());
        add(head, "unusedSince", content.protection().unusedSince());
        return head;
    }

    private static JsonObject account(Account account, PlanContent content) {
        JsonObject object = new JsonObject();
        object.addProperty("account", account.id());
        object.addProperty("vendor", account.vendor());
        object.addProperty(
                "unknownOwnToken", content.protection().acceptedUnknown().contains(account));
        object.add("gaps", PlanFormat.array(content.gaps().getOrDefault(account, List.of())));
        return object;
    }

    private static JsonObject planned(PlannedToken token) {
        JsonObject object = new JsonObject();
        object.addProperty("delete", token.id().toString());
        object.addProperty("name", token.name());
        object.addProperty("reason", token.reason());
        object.add(
                "notes", PlanFormat.array(token.notes().stream().map(Enum::name).toList()));
        add(object, "endsAt", token.endsAt());
        object.addProperty("fingerprint", token.fingerprint());
        return object;
    }

    private static void add(JsonObject object, String name, @Nullable Instant value) {
        if (value != null) {
            object.addProperty(name, value.toString());
        }
    }

    static PlanContent read(PlanFile file) {
        List<String> lines = file.read(FORMAT);
        return FORMAT.parsed(() -> new Reader().content(lines), file::refused);
    }

    /** Collects the lines of one plan. */
    private static final class Reader {

        private final Set<Account> accounts = new LinkedHashSet<>();
        private final Set<Account> unknownOwn = new HashSet<>();
        private final Map<Account, List<String>> gaps = new LinkedHashMap<>();
        private final List<PlannedToken> toDelete = new ArrayList<>();
        private final Set<TokenId> ids = new HashSet<>();
        private final List<SkippedToken> skipped = new ArrayList<>();

        PlanContent content(List<String> all) {
            JsonObject head = JsonParser.parseString(all.get(0)).getAsJsonObject();
            for (String line : all.subList(1, all.size())) {
                read(JsonParser.parseString(line).getAsJsonObject());
            }
            Protection protection = new Protection(
                    PlanFormat.element(head, "ownTokens").getAsBoolean(),
                    unknownOwn,
                    PlanFormat.instant(head, "unusedSince"));
            Instant made = Instant.parse(PlanFormat.text(head, "made"));
            return new PlanContent(made, accounts, protection, toDelete, skipped, gaps);
        }

        private void read(JsonObject line) {
            if (line.has("account")) {
                Account account = new Account(PlanFormat.text(line, "vendor"), PlanFormat.text(line, "account"));
                accounts.add(account);
                if (PlanFormat.element(line, "unknownOwnToken").getAsBoolean()) {
                    unknownOwn.add(account);
                }
                List<String> reasons = PlanFormat.texts(line, "gaps");
                if (!reasons.isEmpty()) {
                    gaps.put(account, reasons);
                }
            } else if (line.has("skip")) {
                skipped.add(PlanLines.skipped(line));
            } else {
                toDelete.add(checked(planned(line)));
            }
        }

        /** Refuses a token twice, and one of an account that the plan does not name. */
        private PlannedToken checked(PlannedToken token) {
            if (!accounts.contains(token.id().account()) || !ids.add(token.id())) {
                throw new JsonParseException("a token is there twice, or of another account");
            }
            return token;
        }

        private static PlannedToken planned(JsonObject line) {
            Set<PlanNote> notes = EnumSet.noneOf(PlanNote.class);
            PlanFormat.texts(line, "notes").forEach(note -> notes.add(PlanNote.valueOf(note)));
            return new PlannedToken(
                    TokenId.parse(PlanFormat.text(line, "delete")),
                    PlanFormat.text(line, "name"),
                    PlanFormat.text(line, "reason"),
                    notes,
                    PlanFormat.instant(line, "endsAt"),
                    PlanFormat.text(line, "fingerprint"));
        }
    }
}
