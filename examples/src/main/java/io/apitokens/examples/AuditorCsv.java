package io.apitokens.examples;

import io.apitokens.TokenDirectory;
import io.apitokens.astro.AstroIam;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.inventory.Inventory;
import io.apitokens.inventory.InventoryFormat;
import io.apitokens.inventory.InventoryResult;
import io.apitokens.inventory.audit.Audit;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.EnumSet;

/** Writes the tokens of two accounts as CSV for an auditor, with the evidence of how the file was made. */
public final class AuditorCsv {

    private AuditorCsv() {}

    /**
     * Writes the files, and ends with 0 if every account was seen whole, otherwise with 2.
     *
     * @param args an existing directory for the files
     */
    public static void main(String[] args) {
        Path target = Path.of(Arguments.only(args, "DIRECTORY"));
        int status;
        try (GcoreIam gcore = GcoreIam.builder().fromEnvironment().build();
                AstroIam astro = AstroIam.builder().fromEnvironment().build()) {
            status = write(TokenDirectory.of(gcore.tokens(), astro.tokens()), target, System.out);
        }
        System.exit(status);
    }

    static int write(TokenDirectory directory, Path target, PrintStream out) {
        // tag::auditor-csv
        Audit audit = Audit.builder(directory).build();
        InventoryResult result = Inventory.of(audit).write(target, EnumSet.of(InventoryFormat.CSV));
        out.print(result.describe()); // begins with what the credentials see
        return result.audit().isComplete() ? 0 : 2;
        // end::auditor-csv
    }
}
