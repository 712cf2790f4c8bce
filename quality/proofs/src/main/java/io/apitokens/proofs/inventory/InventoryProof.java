package io.apitokens.proofs.inventory;

import io.apitokens.inventory.Inventory;
import io.apitokens.inventory.InventoryResult;
import io.apitokens.inventory.audit.Audit;
import io.apitokens.inventory.policy.Owners;
import io.apitokens.proofs.TemporaryFolder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the inventory of an estate of 100 accounts with planted findings and unknown results, and compares every file
 * with what was planted.
 */
public final class InventoryProof {

    private static final int ACCOUNTS = 100;
    private static final int SHORT = 515;
    private static final int FULL = 2_500;

    private InventoryProof() {}

    /**
     * Writes and checks the inventory.
     *
     * @param args {@code --full} for five times as many tokens, or nothing
     * @throws Exception if the inventory cannot be written, or is not as planted
     */
    public static void main(String[] args) throws Exception {
        boolean full = args.length == 1 && args[0].equals("--full");
        if (args.length > 0 && !full) {
            throw new IllegalArgumentException("usage: inventory [--full]");
        }
        try (TemporaryFolder folder = TemporaryFolder.create();
                Estate estate = Estate.of(ACCOUNTS, full ? FULL : SHORT)) {
            Path owners = Files.writeString(
                    folder.path().resolve("owners.json"),
                    "{\"owners\": [{\"pattern\": \"svc-*\", \"owner\": \"sim-team\"},"
                            + " {\"pattern\": \"*HYPERLINK*\", \"owner\": \"@sim\"}]}");
            Audit audit = Audit.builder(estate.tokens())
                    .owners(Owners.file(owners))
                    .timeSource(() -> Planted.NOW)
                    .build();
            InventoryResult result;
            long mebibytes;
            try (PeakHeap heap = PeakHeap.start()) {
                result = Inventory.of(audit).write(folder.path());
                mebibytes = heap.mebibytes();
            }
            Outputs outputs = Outputs.read(result, estate);
            outputs.wrong().forEach(System.out::println);
            if (!outputs.isAsPlanted()) {
                throw new IllegalStateException("not as planted: " + outputs);
            }
            System.out.println("inventory: " + outputs + ", peak heap=" + mebibytes + " MiB");
        }
    }
}
