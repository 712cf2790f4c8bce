package io.apitokens.inventory;

import com.google.gson.stream.JsonWriter;
import io.apitokens.internal.ForeignText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.time.Instant;
import java.util.List;

/** Writes what proves how outputs were made: time, version, accounts, visibility, counts and hashes; no token. */
final class Evidence {

    static final String FILE_NAME = "inventory.evidence.json";

    private Evidence() {}

    static void write(Content content, Instant ended, List<Draft> outputs, Writer out) throws IOException {
        StringWriter text = new StringWriter();
        JsonWriter json = new JsonWriter(text);
        json.beginObject();
        json.name("format").value("apitokens-inventory-evidence");
        json.name("version").value(1);
        json.name("library").value(Version.VALUE);
        json.name("began").value(content.audit().time().toString());
        json.name("ended").value(ended.toString());
        json.name("complete").value(content.audit().isComplete());
        json.name("exitStatus").value(content.audit().exitStatus());
        json.name("accountsAsked").value(content.accounts().size());
        json.name("accountsSeenWhole").value(content.whole());
        json.name("tokens").value(content.statistics().tokens());
        JsonReport.accounts(json, content.accounts());
        JsonReport.rules(json, content.audit().counts());
        json.name("files").beginArray();
        for (Draft output : outputs) {
            json.beginObject();
            json.name("name").value(output.name());
            json.name("bytes").value(output.bytes());
            json.name("sha256").value(output.sha256());
            json.endObject();
        }
        json.endArray().endObject();
        out.write(ForeignText.printable(text.toString()));
        out.write('\n');
    }
}
