package io.apitokens.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The samples in javadoc are code that the build compiles, and runs where that needs no account at a vendor. */
class JavadocSampleTest {

    private static final Pattern SAMPLE = Pattern.compile("<pre>\\{@code(.*?)\\}</pre>", Pattern.DOTALL);
    private static final Pattern DOCUMENTED_TYPE =
            Pattern.compile("\\*/\\s+(?:@\\w+\\s+)*public [\\w -]*?(?:class|interface|record|enum) (\\w+)");

    /** The types that users and implementors meet first. */
    private static final Set<String> WITH_SAMPLE = new TreeSet<>(Set.of(
            "ApiTokens",
            "CanCreate",
            "Token",
            "TokenSpec",
            "TokenId",
            "TokenFilter",
            "TokenDirectory",
            "Secret",
            "SecretStore",
            "Pager",
            "CredentialSource",
            "ApiTokenException",
            "LostCreateException",
            "ApiCall",
            "CallListener",
            "GcoreIam",
            "AstroIam",
            "OktaIam",
            "Rotation",
            "ScheduledRotation",
            "RotationScheduler",
            "JournalScheduler",
            "InPlaceRotation",
            "CreateRecovery",
            "Journal",
            "Revocation",
            "Restriction",
            "Audit",
            "TokenPolicy",
            "Incident",
            "Inventory",
            "SimulatedVendors",
            "SimulatedAccount",
            "ManualTimeSource",
            "ApiTokensContract",
            "VendorTokens"));

    @Test
    void everySampleInJavadocEqualsARegionOfAnExample() throws IOException {
        Collection<String> regions = ExampleRegions.read().values();
        List<String> unknown = new ArrayList<>();
        for (Path file : Project.mainSources(".java")) {
            Matcher sample = SAMPLE.matcher(Files.readString(file));
            while (sample.find()) {
                List<String> lines = sample.group(1)
                        .lines()
                        .map(line -> line.replaceFirst("^ *\\* ?", ""))
                        .toList();
                String code = ExampleRegions.normalised(lines);
                if (!regions.contains(code)) {
                    unknown.add(file.getFileName() + ":\n" + code);
                }
            }
        }

        assertEquals(List.of(), unknown);
    }

    @Test
    void theTypesThatUsersMeetFirstHaveASample() throws IOException {
        Set<String> found = new TreeSet<>();
        for (Path file : Project.mainSources(".java")) {
            String text = Files.readString(file);
            Matcher type = DOCUMENTED_TYPE.matcher(text);
            if (type.find() && SAMPLE.matcher(text.substring(0, type.start())).find()) {
                found.add(type.group(1));
            }
        }

        assertEquals(WITH_SAMPLE, found);
    }
}
