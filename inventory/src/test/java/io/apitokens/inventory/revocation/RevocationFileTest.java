package io.apitokens.inventory.revocation;

import static io.apitokens.inventory.revocation.ShelfTokens.LONG_AGO;
import static io.apitokens.inventory.revocation.ShelfTokens.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Expiry;
import io.apitokens.Issuer;
import io.apitokens.LastUse;
import io.apitokens.TokenDirectory;
import io.apitokens.TokenFilter;
import io.apitokens.TokenId;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.ErrorKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans in files: what they hold, which are refused, and how they are applied later. */
class RevocationFileTest {

    private static final TokenFilter CI = TokenFilter.all().nameStartsWith("ci-");

    @TempDir
    Path folder;

    private final ShelfTokens shelf = new ShelfTokens("1");
    private final TokenId first = shelf.add("ci-1");
    private final TokenId second = shelf.add("ci-2");
    private final TokenId third = shelf.add("ci-3");
    private final TokenDirectory directory = TokenDirectory.of(shelf);
    private final Revocation revocation = Revocation.of(directory).withTimeSource(() -> NOW);

    private Path saved(RevocationPlan plan) {
        Path file = folder.resolve("plan.jsonl");
        plan.save(file);
        return file;
    }

    private static String refusal(Path file, TokenDirectory directory) {
        ConfigurationException refused =
                assertThrows(ConfigurationException.class, () -> RevocationPlan.read(file, directory));
        assertTrue(refused.getMessage().startsWith("file " + file), refused::getMessage);
        return refused.getMessage().substring(("file " + file + " ").length());
    }

    @Test
    void aPlanThatIsReadIsTheOneThatWasSaved() {
        ShelfTokens broken = new ShelfTokens("2 ü");
        broken.listFailure = ShelfTokens.response(ErrorKind.PERMISSION_DENIED, 403);
        broken.own = null;
        shelf.add(
                "ci-4",
                token ->
                        token.name("ci-\n\"\u2028😀").expiry(new Expiry.At(NOW)).lastUse(new LastUse.Unknown()));
        TokenDirectory both = TokenDirectory.of(shelf, broken);
        RevocationPlan plan = Revocation.of(both)
                .withTimeSource(() -> NOW)
                .withUnknownOwnTokenAccepted(broken.account)
                .plan(TokenFilter.all());
        RevocationPlan read = RevocationPlan.read(saved(plan), both);
        assertEquals(plan.describe(), read.describe());
        assertEquals(plan.toDelete(), read.toDelete());
        assertEquals(plan.skipped(), read.skipped());
        assertEquals(plan.gaps(), read.gaps());
        assertEquals(NOW, read.made());
        assertEquals(PlanResult.TOKENS, read.result());
    }

    @Test
    void onlyTheOwnerCanReadAPlan() throws IOException {
        Path file = saved(revocation.plan(CI));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void aPlanThatOthersCanWriteIsRefused() throws IOException {
        Path file = saved(revocation.plan(CI));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        assertTrue(refusal(file, directory).contains("can be written by users other than its owner"));
    }

    @Test
    void aPlanOfAnotherAccountIsRefused() {
        Path file = saved(revocation.plan(CI));
        assertEquals(
                "is a plan of the account acme/1, which is not in the directory: add a client for it, or plan again",
                refusal(file, TokenDirectory.of(new ShelfTokens("2"))));
    }

    @Test
    void aPlanForMoreAccountsThanItsOwnIsApplied() {
        Path file = saved(revocation.plan(CI));
        ShelfTokens other = new ShelfTokens("2");
        other.add("ci-9");
        RevocationPlan.read(file, TokenDirectory.of(other, shelf)).apply(3);
        assertEquals(Set.of(shelf.own), shelf.alive.keySet());
        assertEquals(2, other.alive.size());
    }

    @Test
    void aChangedOrShortenedPlanIsRefused() throws IOException {
        Path file = saved(revocation.plan(CI));
        String whole = Files.readString(file);
        List<String> changed = List.of(
                whole.replace("acme/1/ci-1", "acme/1/own"),
                whole.replace("\"ownTokens\":false", "\"ownTokens\":true"),
                whole.substring(0, whole.length() - 1),
                whole.substring(0, whole.lastIndexOf('\n', whole.length() - 2) + 1),
                whole.lines().findFirst().orElseThrow() + "\n",
                whole + "\n",
                whole + whole);
        for (String text : changed) {
            Files.writeString(file, text);
            assertEquals(
                    "was changed or cut off after it was written; nothing of it is used: plan again",
                    refusal(file, directory));
        }
        assertEquals(List.of(), shelf.deletions());
    }

    @Test
    void aPlanOfAnotherVersionAndWhatIsNoPlanAreRefused() throws IOException {
        Path file = saved(revocation.plan(CI));
        String whole = Files.readString(file);
        Files.writeString(file, whole.replace("revocation-plan\":1", "revocation-plan\":2"));
        assertEquals(
                "is a plan of the version 2, and this library reads version 1: apply it with the library that wrote it,"
                        + " or plan again",
                refusal(file, directory));
        for (String text :
                List.of("", "\n", "[]\n", "{}\n", "delete acme/1/ci-1\n", "{\"apitokens-revocation-plan\":\"x\"}\n")) {
            Files.writeString(file, text);
            assertEquals("is no revocation plan: save(…) of a plan writes one", refusal(file, directory));
        }
    }

    @Test
    void aLineOfAnUnknownKindIsRefusedAlsoWithTheRightHash() throws IOException {
        Path file = saved(revocation.plan(CI));
        String whole = Files.readString(file);
        String lines = whole.substring(0, whole.lastIndexOf('\n', whole.length() - 2) + 1);
        for (String line : List.of("{}", "[]", "null", "{\"skip\":\"acme/1/x\",\"name\":\"x\",\"reason\":\"WHIM\"}")) {
            Files.writeString(file, hashed(lines + line + "\n"));
            assertEquals("has a line that cannot be read; nothing of it is used: plan again", refusal(file, directory));
        }
    }

    private static String hashed(String lines) {
        String hash = HexFormat.of().formatHex(Fingerprint.sha256().digest(lines.getBytes(StandardCharsets.UTF_8)));
        return lines + "{\"sha256\":\"" + hash + "\"}\n";
    }

    @Test
    void aMissingPlanIsNamed() {
        assertEquals("does not exist: check the path", refusal(folder.resolve("none.jsonl"), directory));
    }

    @Test
    void aPlanThatCannotBeWrittenLeavesTheFormerOneAndNothingHalfWritten() throws IOException {
        RevocationPlan plan = revocation.plan(CI);
        Path file = saved(plan);
        String former = Files.readString(file);
        // What a full disk does to the file that is written first.
        Path draft = folder.resolve(".plan.jsonl.tmp");
        Files.createDirectories(draft.resolve("in the way"));
        ConfigurationException refused = assertThrows(ConfigurationException.class, () -> plan.save(file));
        assertTrue(refused.getMessage().contains("cannot be written"), refused::getMessage);
        assertEquals(former, Files.readString(file));
        Path nowhere = folder.resolve("missing").resolve("plan.jsonl");
        assertThrows(ConfigurationException.class, () -> plan.save(nowhere));
        assertThrows(ConfigurationException.class, () -> plan.save(folder));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    Set.of("plan.jsonl", ".plan.jsonl.lock", ".plan.jsonl.tmp"),
                    Set.copyOf(files.map(each -> each.getFileName().toString()).toList()));
        }
    }

    @Test
    void aTokenThatChangedSinceThePlanIsSkippedWithTheReason() {
        Path file = saved(revocation.plan(CI));
        shelf.add("ci-1", token -> token.name("renamed"));
        shelf.add("ci-2", token -> token.secretIssued(NOW));
        shelf.add("ci-3", token -> token.issuer(Issuer.of(Issuer.Kind.USER, "bob", null, null, null)));
        RevocationReport report = RevocationPlan.read(file, directory).apply(3);
        for (TokenId id : List.of(first, second, third)) {
            assertEquals(
                    new DeletionResult.NotTried(SkipReason.CHANGED),
                    report.results().get(id));
        }
        assertEquals(List.of(), shelf.deletions());
        assertEquals(3, report.remaining().size());
    }

    @Test
    void aTokenThatWasMerelyUsedIsStillTheSame() {
        Path file = saved(revocation.plan(CI));
        shelf.add("ci-1", token -> token.lastUse(new LastUse.Within(NOW, NOW)).expiry(new Expiry.Idle(null, NOW)));
        assertEquals(List.of(), RevocationPlan.read(file, directory).apply(3).remaining());
    }

    @Test
    void whatThePlanDidNotSeeIsNotComparedButWhatItSawIs() {
        shelf.add("ci-1", token -> token.created(null).issuer(Issuer.unknown()));
        shelf.add("ci-2", token -> token.description("a"));
        Path file = saved(revocation.plan(CI));
        shelf.add("ci-1");
        shelf.add("ci-2", token -> token.description("b"));
        shelf.add("ci-3", token -> token.description("new"));
        RevocationReport report = RevocationPlan.read(file, directory).apply(3);
        assertEquals(new DeletionResult.Deleted(), report.results().get(first));
        for (TokenId id : List.of(second, third)) {
            assertEquals(
                    new DeletionResult.NotTried(SkipReason.CHANGED),
                    report.results().get(id));
        }
    }

    @Test
    void theProtectionOfASavedPlanStillHolds() {
        RevocationPlan plan = revocation.withUnusedFor(Duration.ofDays(90)).plan(CI);
        Path file = saved(plan);
        shelf.add("ci-1", token -> token.lastUse(new LastUse.Within(NOW, NOW)));
        shelf.own = second;
        RevocationReport report = RevocationPlan.read(file, directory).apply(3);
        assertEquals(
                new DeletionResult.NotTried(SkipReason.RECENTLY_USED),
                report.results().get(first));
        assertEquals(
                new DeletionResult.NotTried(SkipReason.OWN), report.results().get(second));
        assertEquals(new DeletionResult.Deleted(), report.results().get(third));
    }

    /** Interrupts a thread, and waits until that has interrupted this one. */
    static void interruptAndWait(Thread caller) {
        caller.interrupt();
        try {
            if (!new CountDownLatch(1).await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the workers were not interrupted");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aResumedPlanDeletesNothingTwiceAndMissesNothing() {
        for (int i = 10; i < 60; i++) {
            shelf.add("ci-" + i);
        }
        Path file = saved(revocation.plan(CI));
        Thread caller = Thread.currentThread();
        RevocationReport interrupted = RevocationPlan.read(file, directory).apply(99, (id, result, done, total) -> {
            if (done == 20) {
                interruptAndWait(caller);
            }
        });
        assertTrue(Thread.interrupted(), "the flag was lost");
        assertFalse(interrupted.remaining().isEmpty());

        RevocationReport resumed = RevocationPlan.read(file, directory).apply(99);
        assertEquals(List.of(), resumed.remaining());
        assertEquals(Set.of(shelf.own), shelf.alive.keySet());
        List<String> deletions = shelf.deletions();
        assertEquals(53, deletions.size());
        assertEquals(53, Set.copyOf(deletions).size());
    }

    @Test
    void aPlanHasNoSecret() throws IOException {
        shelf.add("ci-9", token -> token.created(LONG_AGO).description("owner=team-a"));
        String text = Files.readString(saved(revocation.plan(CI)));
        assertFalse(text.contains("owner=team-a"), "a plan holds no more of a record than its name");
    }

    @Test
    void aTokenTwiceOrOfAnAccountThatThePlanDoesNotNameIsRefusedAlsoWithTheRightHash() throws IOException {
        Path file = saved(revocation.plan(CI));
        String whole = Files.readString(file);
        String lines = whole.substring(0, whole.lastIndexOf('\n', whole.length() - 2) + 1);
        String deletion = lines.lines()
                        .filter(line -> line.contains("\"delete\""))
                        .findFirst()
                        .orElseThrow() + "\n";
        for (String more : List.of(deletion, deletion.replace("acme/1/", "acme/9/"))) {
            Files.writeString(file, hashed(lines + more));
            assertEquals("has a line that cannot be read; nothing of it is used: plan again", refusal(file, directory));
        }
    }
}
