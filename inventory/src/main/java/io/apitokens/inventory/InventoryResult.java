package io.apitokens.inventory;

import io.apitokens.internal.ForeignText;
import io.apitokens.inventory.audit.AuditResult;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** What an {@link Inventory} has written. Immutable. */
public final class InventoryResult {

    private final AuditResult audit;
    private final long tokens;
    private final Map<InventoryFormat, Path> files;
    private final Path evidence;

    InventoryResult(AuditResult audit, long tokens, Map<InventoryFormat, Path> files, Path evidence) {
        this.audit = audit;
        this.tokens = tokens;
        this.files = Collections.unmodifiableMap(new EnumMap<>(files));
        this.evidence = evidence;
    }

    /** {@return the result of the audit: accounts, counts, and whether it is complete} */
    public AuditResult audit() {
        return audit;
    }

    /** {@return the number of tokens that were seen} */
    public long tokens() {
        return tokens;
    }

    /** {@return the file of each format} */
    public Map<InventoryFormat, Path> files() {
        return files;
    }

    /** {@return the file with the time, the version, the accounts, the counts and the hashes of the other files} */
    public Path evidence() {
        return evidence;
    }

    /** {@return what {@link AuditResult#describe()} returns, then the files, one per line; printable} */
    public String describe() {
        StringBuilder text = new StringBuilder(audit.describe());
        files.values().forEach(file -> text.append(line(file)));
        return text.append(line(evidence)).toString();
    }

    private static String line(Path file) {
        return ForeignText.printable("written: " + file) + "\n";
    }
}
