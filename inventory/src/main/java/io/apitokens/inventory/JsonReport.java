package io.apitokens.inventory;

import com.google.gson.stream.JsonWriter;
import io.apitokens.UnknownReason;
import io.apitokens.internal.ForeignText;
import io.apitokens.inventory.audit.AuditResult.Counts;
import io.apitokens.inventory.audit.AuditRule;
import io.apitokens.inventory.audit.AuditedAccount;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/** Writes an inventory as JSON. Version 1 of the format only ever gains fields. */
final class JsonReport {

    static final String FORMAT = "apitokens-inventory";
    static final int FORMAT_VERSION = 1;

    private JsonReport() {}

    static void write(Content content, Writer out) throws IOException {
        StringWriter head = new StringWriter();
        JsonWriter json = new JsonWriter(head);
        json.beginObject();
        json.name("format").value(FORMAT);
        json.name("version").value(FORMAT_VERSION);
        json.name("time").value(content.audit().time().toString());
        json.name("library").value(Version.VALUE);
        json.name("complete").value(content.audit().isComplete());
        json.name("exitStatus").value(content.audit().exitStatus());
        accounts(json, content.accounts());
        rules(json, content.audit().counts());
        reasons(json);
        json.name("tokenCount").value(content.statistics().tokens());
        json.flush();
        out.write(ForeignText.printable(head.toString()));
        out.write(",\n\"acceptances\":[");
        String separator = "\n";
        for (String acceptance : content.spool().acceptances()) {
            out.write(separator + acceptance);
            separator = ",\n";
        }
        out.write("],\n\"tokens\":[");
        String[] between = {"\n"};
        content.spool().read(content.accounts(), (line, place) -> {
            out.write(between[0]);
            out.write(line);
            between[0] = ",\n";
        });
        out.write("]}\n");
    }

    /** Writes what was seen of each account, as in the evidence. */
    static void accounts(JsonWriter json, List<AuditedAccount> accounts) throws IOException {
        json.name("accounts").beginArray();
        for (AuditedAccount account : accounts) {
            json.beginObject();
            json.name("account").value(account.account().toString());
            json.name("visibility").value(account.visibility().extent().name());
            json.name("reason").value(account.visibility().reason());
            json.name("complete").value(account.isComplete());
            json.name("accepted").value(account.accepted());
            json.name("failure")
                    .value(account.failure() == null ? null : account.failure().getMessage());
            json.name("advice").value(account.advice().orElse(null));
            json.name("tokens").value(account.tokens());
            json.endObject();
        }
        json.endArray();
    }

    /** Writes the counts of each rule, as in the evidence. */
    static void rules(JsonWriter json, Map<AuditRule, Counts> counts) throws IOException {
        json.name("rules").beginArray();
        for (Map.Entry<AuditRule, Counts> each : counts.entrySet()) {
            json.beginObject();
            json.name("rule").value(each.getKey().id());
            json.name("severity").value(TokenJson.lower(each.getKey().severity()));
            json.name("risk").value(each.getKey().risk());
            json.name("advice").value(each.getKey().advice());
            json.name("findings").value(each.getValue().findings());
            json.name("unknown").value(each.getValue().unknown());
            json.name("known").value(each.getValue().known());
            json.name("fine").value(each.getValue().fine());
            json.endObject();
        }
        json.endArray();
    }

    private static void reasons(JsonWriter json) throws IOException {
        json.name("reasons").beginArray();
        for (UnknownReason reason : UnknownReason.values()) {
            json.beginObject();
            json.name("reason").value(reason.name());
            json.name("advice").value(reason.advice());
            json.endObject();
        }
        json.endArray();
    }
}
