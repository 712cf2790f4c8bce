package io.apitokens.inventory.audit;

import static io.apitokens.inventory.audit.AuditShelf.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Access;
import io.apitokens.Expiry;
import io.apitokens.Grant;
import io.apitokens.Resource;
import io.apitokens.Role;
import io.apitokens.TokenId;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.CallFacts;
import io.apitokens.error.CallInterruptedException;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.Outcome;
import io.apitokens.error.TransportException;
import io.apitokens.inventory.audit.Finding.State;
import io.apitokens.inventory.policy.TokenPolicy;
import io.apitokens.spi.AccountInsight;
import io.apitokens.spi.AccountInsight.Extent;
import io.apitokens.spi.AccountInsight.Visibility;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what an audit states about accounts, and when it fails. */
class AuditTest {

    private static final String UNTIL = "2030-06-01T12:00:00Z";

    private final AuditShelf first = new AuditShelf("1");
    private final AuditShelf second = new AuditShelf("2");
    private final AuditBuilder audit = Audit.builder(first, second).timeSource(() -> NOW);
    private final List<Finding> found = new ArrayList<>();

    @TempDir
    Path directory;

    private AuditResult run() {
        found.clear();
        return audit.build().run(found::add);
    }

    private TokenId addEndless(String name) {
        return first.add(name, token -> token.expiry(new Expiry.Never()));
    }

    private static Visibility ownOnly() {
        return new Visibility(Extent.OWN_ONLY, "sim reason", "sim remedy");
    }

    private static ApiTokenException down() {
        return TransportException.of(new CallFacts("acme/2", "list", 1, Outcome.NOT_APPLIED), "sim failure", null);
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    private AcceptedFindings accepted(TokenId token, String until) throws IOException {
        return AcceptedFindings.read(file(
                "accepted.json",
                "{\"accepted\": [{\"rule\": \"never-expires\", \"token\": \"" + token
                        + "\", \"reason\": \"sim\", \"owner\": \"ann\", \"until\": \"" + until + "\"}]}"));
    }

    @Test
    void anAccountThatSeesOnlyItsOwnMakesTheAuditIncomplete() {
        first.addFine("fine");
        second.visibility = ownOnly();

        AuditResult result = run();

        assertFalse(result.isComplete());
        assertEquals(2, result.exitStatus());
        assertTrue(result.describe().startsWith("INCOMPLETE"), result::describe);
        assertTrue(
                result.describe().contains("acme/2: 0 tokens, sees OWN_ONLY: sim reason\n  to do: sim remedy\n"),
                result::describe);
    }

    @Test
    void anAccountThatIsAcceptedByNameDoesNot() {
        second.visibility = ownOnly();
        audit.acceptVisibility(second.account(), "only the team's own tokens matter");

        AuditResult result = run();

        assertEquals(0, result.exitStatus());
        assertTrue(result.describe().startsWith("complete except where accepted\n"), result::describe);
        assertTrue(result.describe().contains("accepted: only the team's own tokens matter"), result::describe);
    }

    @Test
    void anAccountThatCannotBeReadMakesTheAuditIncompleteAlsoIfItsVisibilityIsAccepted() {
        first.addFine("fine");
        second.listFailure = down();
        audit.acceptVisibility(second.account(), "sim");

        AuditResult result = run();

        assertEquals(1, result.accounts().get(0).tokens());
        assertFalse(result.isComplete());
        assertEquals(2, result.exitStatus());
        assertTrue(result.describe().contains("could not be read"), result::describe);
    }

    @Test
    void tokensThatImplementNoInsightAreUnproven() {
        assertEquals(
                Extent.UNPROVEN,
                AccountInsight.of(new PlainTokens(first)).visibility().extent());
    }

    @Test
    void aNewFindingOfTheLeastSeverityFailsTheAudit() {
        addEndless("endless");

        assertEquals(1, run().exitStatus());
        audit.failOn(Severity.HIGH);
        assertEquals(1, run().exitStatus());
        audit.without(AuditRule.NEVER_EXPIRES).failOnUnknown(AuditRule.ADMIN_ROLE);
        assertEquals(0, run().exitStatus());
    }

    @Test
    void aFindingBelowTheLeastSeverityDoesNot() {
        first.add("open", token -> token.restrictions(List.of()));
        audit.failOn(Severity.MEDIUM);

        AuditResult result = run();

        assertEquals(0, result.exitStatus());
        assertEquals(
                1,
                Objects.requireNonNull(result.counts().get(AuditRule.NO_NETWORK_RESTRICTION))
                        .findings());
    }

    @Test
    void anUnknownExpiryOrRoleFailsTheAuditByDefault() {
        first.add("odd", token -> token.expiry(new Expiry.Unknown()));
        first.add("other", token -> token.access(new Access.Unknown()));

        AuditResult result = run();

        assertEquals(0, result.failing());
        assertEquals(2, result.failingUnknown());
        assertEquals(2, result.exitStatus());
        audit.failOnUnknown();
        assertEquals(0, run().exitStatus());
    }

    @Test
    void aRuleThatIsLeftOutCannotFailOnUnknown() {
        audit.without(AuditRule.ADMIN_ROLE);

        InvalidInputException refused = assertThrows(InvalidInputException.class, audit::build);
        assertEquals("failOnUnknown names admin-role, which is left out", refused.getMessage());
    }

    @Test
    void anAcceptedFindingIsReportedAndDoesNotFail() throws IOException {
        audit.accept(accepted(addEndless("endless"), "2030-06-01"));

        assertEquals(0, run().exitStatus());
        assertEquals(List.of(State.ACCEPTED), found.stream().map(Finding::state).toList());
    }

    @Test
    void anExpiredAcceptanceAcceptsNothingAndIsAFindingItself() throws IOException {
        audit.accept(accepted(addEndless("endless"), UNTIL));

        assertEquals(1, run().exitStatus());
        assertEquals(
                List.of(AuditRule.NEVER_EXPIRES, AuditRule.ACCEPTANCE_EXPIRED),
                found.stream().map(Finding::rule).toList());
        assertEquals(State.NEW, found.get(0).state());
    }

    @Test
    void anAcceptanceThatMatchesNothingIsAFinding() throws IOException {
        audit.accept(accepted(first.addFine("fine"), "2030-07-01"));

        run();

        assertEquals(
                List.of(
                        "LOW acceptance-unmatched never-expires of acme/1/fine: the acceptance by ann matches no finding"),
                found.stream().map(Finding::toString).toList());
    }

    @Test
    void anAcceptanceOfAnAccountThatIsNotSeenWholeIsNotCalledUnmatched() throws IOException {
        audit.accept(accepted(first.addFine("fine"), "2030-07-01"));
        first.visibility = ownOnly();

        run();

        assertEquals(List.of(), found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{; is not valid JSON",
                "[]; is not one JSON object",
                "{\"accepted\": [], \"more\": 1}; does not have exactly one field",
                "{\"accepted\": []} x; is not valid JSON",
                "{'accepted': []}; is not valid JSON",
                "{\"accepted\": [], \"accepted\": []}; has the field \"accepted\" twice: keep one of them",
                "{\"accepted\": [{\"until\": \"2030-01-01\", \"until\": \"2099-01-01\"}]}; has the field \"until\" twice",
                "{\"accepted\": [1]}; entry 1 is no object",
                "{\"accepted\": [{\"rule\": \"no-such\"}]}; unknown rule",
                "{\"accepted\": [{\"rule\": \"unused\", \"token\": \"x\"}]}; VENDOR/ACCOUNT/ID",
                "{\"accepted\": [{\"rule\": \"unused\", \"token\": \"a/b/c\", \"reason\": \"r\", \"until\": \"2030-01-01\"}]};"
                        + " entry 1 lacks \"owner\": add it",
                "{\"accepted\": [{\"rule\": \"unused\", \"token\": \"a/b/c\", \"reason\": \" \"}]}; no text in \"reason\"",
                "{\"accepted\": [{\"rule\": \"unused\", \"token\": \"a/b/c\", \"reason\": \"r\", \"owner\": \"o\", \"until\":"
                        + " \"soon\"}]}; no date",
                "{\"accepted\": [{\"rule\": \"unused\", \"untill\": \"2030-01-01\"}]}; unknown field"
            })
    void aBadFileOfAcceptancesNamesTheEntryAndWhatToDo(String content, String problem) throws IOException {
        Path file = file("bad.json", content);

        ConfigurationException refused = assertThrows(ConfigurationException.class, () -> AcceptedFindings.read(file));

        assertTrue(String.valueOf(refused.getMessage()).contains(problem), refused::getMessage);
        assertTrue(String.valueOf(refused.getMessage()).contains("bad.json"), refused::getMessage);
    }

    @Test
    void aMissingFileIsNamed() {
        ConfigurationException refused =
                assertThrows(ConfigurationException.class, () -> AcceptedFindings.read(directory.resolve("none.json")));
        assertTrue(String.valueOf(refused.getMessage()).contains("none.json cannot be read"), refused::getMessage);
    }

    @Test
    void onlyFindingsThatAreNotInTheBaselineFail() throws IOException {
        Path file = directory.resolve("baseline.txt");
        addEndless("endless");
        try (Baseline.Writer writer = Baseline.writer(file)) {
            audit.build().run(writer);
            writer.commit();
        }
        audit.baseline(Baseline.read(file));

        assertEquals(0, run().exitStatus());
        assertEquals(State.IN_BASELINE, found.get(0).state());
        addEndless("another");
        assertEquals(1, run().exitStatus());
    }

    @Test
    void anUnknownResultOfTheBaselineThatIsAFindingNowIsNew() throws IOException {
        Path file = file("baseline.txt", "apitokens-baseline 1\nunknown never-expires acme/1/endless\n");
        addEndless("endless");
        audit.baseline(Baseline.read(file));

        assertEquals(1, run().exitStatus());
    }

    @Test
    void aBaselineIsReplacedAsAWholeOrNotAtAll() throws IOException {
        Path file = file("baseline.txt", "as before");
        addEndless("endless");
        try (Baseline.Writer writer = Baseline.writer(file)) {
            audit.build().run(writer);
        }
        assertEquals("as before", Files.readString(file));
        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void aFileThatIsNoBaselineIsRefused() throws IOException {
        Path file = file("baseline.txt", "something else");
        assertThrows(ConfigurationException.class, () -> Baseline.read(file));
        assertThrows(
                ConfigurationException.class,
                () -> Baseline.writer(directory.resolve("none").resolve("baseline.txt")));
    }

    @Test
    void hostileNamesAndTextsArePrintable() {
        first.add("hostile", token -> token.name("\u001b[2J\u202ename").expiry(new Expiry.Never()));

        run();

        assertEquals(
                "HIGH never-expires acme/1/hostile \"\\u001b[2J\\u202ename\": never expires",
                found.get(0).toString());
    }

    @Test
    void anAccountThatIsNotAuditedCannotBeAccepted() {
        assertThrows(InvalidInputException.class, () -> audit.acceptVisibility(new AuditShelf("3").account(), "sim"));
        assertThrows(InvalidInputException.class, () -> audit.acceptVisibility(first.account(), " "));
    }

    @Test
    void anUnknownRuleIsRefused() {
        assertThrows(InvalidInputException.class, () -> AuditRule.of("no-such"));
        assertEquals(AuditRule.NEVER_EXPIRES, AuditRule.of("never-expires"));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void aPeriodThatIsNotPositiveIsRefused(long days) {
        Duration period = Duration.ofDays(days);
        assertThrows(InvalidInputException.class, () -> audit.unusedFor(period));
    }

    @Test
    void anInterruptedThreadEndsTheAudit() {
        Thread.currentThread().interrupt();
        try {
            assertThrows(CallInterruptedException.class, this::run);
        } finally {
            assertTrue(Thread.interrupted());
        }
    }

    @Test
    void aRuleThatThePolicyDoesNotHaveCannotFailOnUnknown() {
        audit.policy(TokenPolicy.builder().mustExpire().build()).failOnUnknown(AuditRule.POLICY_OWNER);

        InvalidInputException refused = assertThrows(InvalidInputException.class, audit::build);
        assertEquals("failOnUnknown names policy.owner, which is left out", refused.getMessage());
        audit.failOnUnknown(AuditRule.POLICY_MUST_EXPIRE).build();
    }

    @Test
    void anAuditOfNoAccountIsRefusedInsteadOfPassing() {
        InvalidInputException refused =
                assertThrows(InvalidInputException.class, () -> Audit.builder().build());
        assertEquals("accounts", refused.field());
    }

    @Test
    void aPeriodThatReachesBeyondAllTimesIsRefusedWhenItIsSet() {
        Duration forever = ChronoUnit.FOREVER.getDuration();
        assertThrows(InvalidInputException.class, () -> audit.unusedFor(forever));
        assertThrows(InvalidInputException.class, () -> audit.endsWithin(forever));
        assertThrows(InvalidInputException.class, () -> audit.secretOlderThan(forever));
    }

    @Test
    void aTokenThatTheVendorCallsActiveIsCheckedByAllRulesAlsoAfterItsEnd() {
        first.add(
                "admin",
                token -> token.expiry(new Expiry.At(NOW.minusSeconds(60)))
                        .access(new Access.Listed(List.of(new Grant(Role.named("admin"), Resource.account())))));
        audit.failOn(Severity.HIGH);

        assertEquals(1, run().exitStatus());
        assertEquals(
                List.of(AuditRule.EXPIRED_LISTED, AuditRule.ADMIN_ROLE),
                found.stream().map(Finding::rule).toList());
    }

    @Test
    void anAccountThatFailsInAnUnexpectedWayMakesTheAuditIncomplete() {
        first.beforeList = () -> {
            throw new StackOverflowError("sim");
        };
        second.addFine("fine");

        AuditResult result = run();

        assertFalse(result.isComplete());
        assertEquals(2, result.exitStatus());
        assertEquals(1, result.accounts().get(1).tokens());
    }
}
