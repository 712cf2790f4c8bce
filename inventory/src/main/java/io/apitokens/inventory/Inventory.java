package io.apitokens.inventory;

import io.apitokens.error.CallFacts;
import io.apitokens.error.CallInterruptedException;
import io.apitokens.error.ConfigurationException;
import io.apitokens.inventory.audit.Audit;
import io.apitokens.inventory.audit.AuditResult;
import io.apitokens.inventory.audit.AuditedAccount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Writes the tokens of all accounts, with what an audit found, as files for people and programs. Reads at most 16 accounts
 * at a time. Its memory does not grow with the number of tokens, which are kept on the disk meanwhile. Immutable.
 *
 * <p>An account that was not seen whole is named in every output. Beside them is {@code inventory.evidence.json}: when and
 * by which version they were written, the accounts, the counts, and the SHA-256 of each file. No output has a secret.
 *
 * <pre>{@code
 * InventoryResult result = Inventory.of(audit).write(directory);
 * out.print(result.describe());
 * int status = result.audit().exitStatus(); // 0 passed, 1 findings, 2 unknown or incomplete
 * }</pre>
 */
public final class Inventory {

    private final Audit audit;

    private Inventory(Audit audit) {
        this.audit = audit;
    }

    /**
     * Creates an inventory.
     *
     * @param audit what is checked, of which accounts
     * @return the inventory
     */
    public static Inventory of(Audit audit) {
        return new Inventory(Objects.requireNonNull(audit, "audit"));
    }

    /**
     * Audits all accounts and writes the result in every format. Files of an earlier inventory are replaced, each as a
     * whole, when all of them are complete; the evidence is replaced last.
     *
     * @param directory an existing directory
     * @return the result of the audit, and the files
     * @throws ConfigurationException if the directory cannot be written, as with a full disk; its files are not replaced
     * @throws CallInterruptedException if the thread is interrupted; the files are not replaced
     */
    public InventoryResult write(Path directory) {
        return write(directory, EnumSet.allOf(InventoryFormat.class));
    }

    /**
     * Audits all accounts and writes the result in some formats, otherwise as {@link #write(Path)}.
     *
     * @param directory an existing directory
     * @param formats the formats
     * @return the result of the audit, and the files
     * @throws ConfigurationException if the directory cannot be written, as with a full disk; its files are not replaced
     * @throws CallInterruptedException if the thread is interrupted; the files are not replaced
     */
    public InventoryResult write(Path directory, Set<InventoryFormat> formats) {
        List<String> names = new ArrayList<>();
        formats.forEach(format -> names.add(format.fileName()));
        names.add(Evidence.FILE_NAME);
        try (OutputFiles files = OutputFiles.in(directory, names)) {
            try {
                return write(directory, formats, files);
            } catch (IOException | UncheckedIOException e) {
                throw Thread.currentThread().isInterrupted() ? interrupted(e) : files.failure();
            }
        }
    }

    private static CallInterruptedException interrupted(Exception e) {
        return CallInterruptedException.of(CallFacts.NO_CALL, "the inventory was interrupted; no file was replaced", e);
    }

    private InventoryResult write(Path directory, Set<InventoryFormat> formats, OutputFiles files) throws IOException {
        long begun = System.nanoTime();
        Spool spool = new Spool(files.work());
        AuditResult result = audit.visit(spool);
        List<AuditedAccount> accounts = Content.sorted(result);
        Statistics statistics = new Statistics(result.time());
        spool.read(accounts, (line, place) -> statistics.add(Row.parse(line), place));
        Content content = new Content(result, accounts, spool, statistics);
        Map<InventoryFormat, Path> written = new EnumMap<>(InventoryFormat.class);
        List<Draft> outputs = new ArrayList<>();
        for (InventoryFormat format : formats) {
            Draft draft = files.draft(format.fileName());
            write(format, content, draft.out());
            draft.close();
            outputs.add(draft);
            written.put(format, directory.resolve(format.fileName()));
        }
        Instant ended = result.time().plus(Duration.ofNanos(System.nanoTime() - begun));
        Draft evidence = files.draft(Evidence.FILE_NAME);
        Evidence.write(content, ended, outputs, evidence.out());
        files.commit();
        return new InventoryResult(result, statistics.tokens(), written, directory.resolve(Evidence.FILE_NAME));
    }

    private static void write(InventoryFormat format, Content content, Writer out) throws IOException {
        switch (format) {
            case TABLE -> TableReport.write(content, out);
            case CSV -> CsvReport.write(content, out);
            case JSON -> JsonReport.write(content, out);
            case MARKDOWN -> MarkdownReport.write(content, out);
            case HTML -> HtmlReport.write(content, out);
        }
    }
}
