package io.apitokens.inventory.revocation;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.apitokens.Account;
import io.apitokens.TokenId;
import java.util.ArrayList;
import java.util.List;

/** Converts plans of restrictions to the lines of a file, and back. */
final class RestrictionLines {

    private static final PlanFormat FORMAT = new PlanFormat("apitokens-restriction-plan", 1, "restriction plan");

    private RestrictionLines() {}

    /** What a plan consists of. */
    record Content(
            Account account,
            boolean unknownAccepted,
            String condition,
            List<PlannedRestriction> toRestrict,
            List<SkippedToken> skipped) {}

    static String write(Content content) {
        StringBuilder out = new StringBuilder();
        JsonObject head = FORMAT.head();
        head.addProperty("vendor", content.account().vendor());
        head.addProperty("account", content.account().id());
        head.addProperty("unknownOwnToken", content.unknownAccepted());
        head.addProperty("condition", content.condition());
        PlanLines.line(out, head);
        for (PlannedRestriction token : content.toRestrict()) {
            JsonObject line = new JsonObject();
            line.addProperty("restrict", token.id().toString());
            line.addProperty("name", token.name());
            line.addProperty("before", token.before());
            line.addProperty("fingerprint", token.fingerprint());
            PlanLines.line(out, line);
        }
        content.skipped().forEach(token -> PlanLines.line(out, PlanLines.skipped(token)));
        return out.toString();
    }

    static Content read(PlanFile file) {
        List<String> lines = file.read(FORMAT);
        return FORMAT.parsed(() -> content(lines), file::refused);
    }

    private static Content content(List<String> lines) {
        JsonObject head = JsonParser.parseString(lines.get(0)).getAsJsonObject();
        List<PlannedRestriction> toRestrict = new ArrayList<>();
        List<SkippedToken> skipped = new ArrayList<>();
        for (String each : lines.subList(1, lines.size())) {
            JsonObject line = JsonParser.parseString(each).getAsJsonObject();
            if (line.has("skip")) {
                skipped.add(PlanLines.skipped(line));
            } else {
                toRestrict.add(new PlannedRestriction(
                        TokenId.parse(PlanFormat.text(line, "restrict")),
                        PlanFormat.text(line, "name"),
                        PlanFormat.text(line, "before"),
                        PlanFormat.text(line, "fingerprint")));
            }
        }
        Account account = new Account(PlanFormat.text(head, "vendor"), PlanFormat.text(head, "account"));
        return new Content(
                account,
                PlanFormat.element(head, "unknownOwnToken").getAsBoolean(),
                PlanFormat.text(head, "condition"),
                List.copyOf(toRestrict),
                List.copyOf(skipped));
    }
}
