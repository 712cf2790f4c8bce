package io.apitokens.proofs.inventory;

import io.apitokens.inventory.Inventory;
import io.apitokens.inventory.InventoryFormat;
import io.apitokens.inventory.audit.Audit;
import io.apitokens.spi.AccountInsight.Extent;
import io.apitokens.spi.AccountInsight.Visibility;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The page of a sample: four accounts, of which one sees only its own, with more tokens than the page has rows. */
final class SamplePage {

    static final int ROWS = 5_000;
    static final int TOKENS = 5_240;

    private SamplePage() {}

    /** Writes the inventory, and returns its page. */
    static String write(Path directory) throws IOException {
        Audit audit = Audit.builder(
                        SampleAccount.of("gcore", "18423", Visibility.all("the role is Administrators"), 1_840, 1),
                        SampleAccount.of(
                                "gcore",
                                "18424",
                                new Visibility(
                                        Extent.OWN_ONLY,
                                        "the role of the credential is Engineers",
                                        "use a token with the role Administrators"),
                                260,
                                2),
                        SampleAccount.of(
                                "astro",
                                "clx42kkcm01fo01o06agtmshg",
                                Visibility.all("the token has ORGANIZATION_OWNER on the organization"),
                                2_200,
                                3),
                        SampleAccount.of(
                                "okta",
                                "sim.okta.example",
                                Visibility.all("the owner is a super administrator"),
                                TOKENS - 4_300,
                                4))
                .timeSource(() -> SampleAccount.NOW)
                .build();
        Path page = Inventory.of(audit).write(directory).files().get(InventoryFormat.HTML);
        return Files.readString(Objects.requireNonNull(page));
    }
}
