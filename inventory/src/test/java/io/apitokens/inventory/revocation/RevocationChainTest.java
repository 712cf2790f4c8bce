package io.apitokens.inventory.revocation;

import static io.apitokens.inventory.revocation.ShelfTokens.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Expiry;
import io.apitokens.Issuer;
import io.apitokens.LastUse;
import io.apitokens.TokenDirectory;
import io.apitokens.TokenFilter;
import io.apitokens.TokenId;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.rotation.Journal;
import io.apitokens.rotation.JournalEntry;
import io.apitokens.spi.AccountInsight.Visibility;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Issuers behind tokens that made tokens, what a plan says of each token, and plans that find nothing. */
class RevocationChainTest {

    private static final String ANN = "ann@acme.example";

    private final ShelfTokens shelf = new ShelfTokens("1");
    private final Revocation revocation = Revocation.of(shelf).withTimeSource(() -> NOW);

    /** Adds a token that another token made. */
    private TokenId addMade(String name, String by) {
        return shelf.add(name, token -> token.issuer(Issuer.of(Issuer.Kind.TOKEN, by, null, null, null)));
    }

    private TokenId addOfBob(String name) {
        return shelf.add(
                name, token -> token.issuer(Issuer.of(Issuer.Kind.USER, "bob", "bob@acme.example", null, null)));
    }

    private static Map<String, String> reasons(RevocationPlan plan) {
        Map<String, String> reasons = new LinkedHashMap<>();
        plan.toDelete().forEach(token -> reasons.put(token.name(), token.reason()));
        return reasons;
    }

    private static Map<String, SkipReason> skipped(RevocationPlan plan) {
        Map<String, SkipReason> skipped = new LinkedHashMap<>();
        plan.skipped().forEach(each -> skipped.put(each.name(), each.reason()));
        return skipped;
    }

    @Test
    void issuersAreFollowedThroughAnyNumberOfTokens() {
        // The vendor lists them in any order, so the last of the chain comes first.
        addMade("d", "c");
        addMade("c", "b");
        addMade("b", "a");
        shelf.add("a");
        addOfBob("x");
        addMade("y", "x");
        addMade("z", "y");
        Map<String, String> reasons = reasons(revocation.person(ANN));
        assertEquals(Set.of("a", "b", "c", "d"), reasons.keySet());
        assertEquals("issued by " + ANN, reasons.get("a"));
        assertEquals("issued by " + ANN + " through the tokens a", reasons.get("b"));
        assertEquals("issued by " + ANN + " through the tokens c, b, a", reasons.get("d"));
        assertEquals(Map.of("own", SkipReason.OWN), skipped(revocation.person(ANN)));
    }

    @Test
    void everythingThatALeakedTokenMadeIsFoundByItsId() {
        addOfBob("leaked");
        addMade("1", "leaked");
        addMade("2", "1");
        addMade("3", "2");
        addMade("other", "own");
        assertEquals(
                Set.of("1", "2", "3"),
                reasons(revocation.plan(TokenFilter.all().issuedBy("leaked"))).keySet());
    }

    @Test
    void aCycleOfIssuersEndsAndIsUndecided() {
        addMade("a", "b");
        addMade("b", "a");
        addMade("itself", "itself");
        addMade("nameless", "");
        RevocationPlan plan = revocation.person("carol@acme.example");
        assertEquals(Map.of(), reasons(plan));
        assertEquals(Set.of("a", "b", "itself", "nameless"), skipped(plan).keySet());
        assertEquals(
                Set.of(SkipReason.ISSUED_BY_A_TOKEN), Set.copyOf(skipped(plan).values()));
        assertEquals(
                Set.of("a", "b"),
                reasons(revocation.plan(TokenFilter.all().issuedBy("b"))).keySet());
    }

    @Test
    void aChainThatEndsOutsideTheAccountIsUndecided() {
        addMade("b", "deleted");
        addMade("c", "b");
        RevocationPlan plan = revocation.person("carol@acme.example");
        assertEquals(Map.of("b", SkipReason.ISSUED_BY_A_TOKEN, "c", SkipReason.ISSUED_BY_A_TOKEN), skipped(plan));
        assertEquals(PlanResult.UNDECIDED, plan.result());
    }

    @Test
    void theOtherConditionsOfAFilterHoldForTheLastTokenOfAChain() {
        shelf.add("ci-a");
        shelf.add("ci-b", token -> token.issuer(Issuer.of(Issuer.Kind.TOKEN, "ci-a", null, null, null)));
        addMade("web", "ci-a");
        RevocationPlan plan = revocation.plan(TokenFilter.all().issuedBy("ann").nameStartsWith("ci-"));
        assertEquals(Set.of("ci-a", "ci-b"), reasons(plan).keySet());
    }

    @Test
    void aPlanSaysWhatEndsByItselfWhatWasUsedTodayAndWhatIsManaged() throws IOException {
        shelf.add("plain", token -> token.expiry(new Expiry.Never()));
        shelf.add("ends", token -> token.expiry(new Expiry.At(NOW.plusSeconds(60))));
        shelf.add("used", token -> token.lastUse(new LastUse.Within(NOW.minusSeconds(60), NOW)));
        shelf.add("estimated", token -> token.lastUse(new LastUse.Estimated(NOW.minus(Duration.ofHours(2)))));
        shelf.add("idle", token -> token.lastUse(new LastUse.Estimated(NOW.minus(Duration.ofDays(9)))));
        String marker = "0123456789abcdef0123456789abcdef";
        shelf.add("made", token -> token.marker(marker));
        TokenId rotated = shelf.add("rotated");
        TokenId successor = shelf.add("successor");
        Journal journal = Journal.inMemory();
        add(journal, "create:" + marker, Map.of());
        add(journal, "rotation:" + rotated, Map.of("successor", successor.toString(), "name", "plain"));
        shelf.endsWithIssuer = Optional.of(false);

        Map<String, Set<PlanNote>> notes = new LinkedHashMap<>();
        RevocationPlan plan = revocation.withJournal(journal).person(ANN);
        plan.toDelete().forEach(token -> notes.put(token.name(), token.notes()));
        assertEquals(EnumSet.of(PlanNote.OUTLIVES_ISSUER, PlanNote.NEVER_ENDS), notes.get("plain"));
        assertEquals(EnumSet.of(PlanNote.OUTLIVES_ISSUER, PlanNote.ENDS_BY_ITSELF), notes.get("ends"));
        EnumSet<PlanNote> usedToday = EnumSet.of(PlanNote.OUTLIVES_ISSUER, PlanNote.END_UNKNOWN, PlanNote.USED_TODAY);
        assertEquals(usedToday, notes.get("used"));
        assertEquals(usedToday, notes.get("estimated"));
        assertTrue(notes.get("idle").contains(PlanNote.USE_UNKNOWN));
        for (String managed : List.of("made", "rotated", "successor")) {
            assertTrue(notes.get(managed).contains(PlanNote.MANAGED), managed);
        }
        assertTrue(
                plan.describe()
                        .contains("\"ends\": issued by " + ANN + "; outlives its issuer; ends by itself at "
                                + NOW.plusSeconds(60) + "\n"),
                plan::describe);
        shelf.endsWithIssuer = Optional.of(true);
        assertTrue(revocation.person(ANN).toDelete().get(0).notes().contains(PlanNote.ENDS_WITH_ISSUER));
    }

    private static void add(Journal journal, String key, Map<String, String> values) throws IOException {
        journal.replace(key, null, new JournalEntry(key, "1", values));
    }

    @Test
    void aJournalThatCannotBeReadStopsThePlanning() {
        Journal broken = new Journal() {
            @Override
            public List<JournalEntry> entries() throws IOException {
                throw new IOException("sim");
            }

            @Override
            public boolean replace(String key, @Nullable JournalEntry expected, @Nullable JournalEntry next) {
                return false;
            }
        };
        Revocation with = revocation.withJournal(broken);
        assertThrows(ConfigurationException.class, () -> with.person(ANN));
        assertEquals(List.of(), shelf.calls);
    }

    @Test
    void thatNothingMatchedIsAResultOfItsOwn() {
        shelf.own = addOfBob("mine");
        shelf.alive.keySet().removeIf(id -> id.value().equals("own"));
        RevocationPlan plan = revocation.person(ANN);
        assertEquals(PlanResult.NOTHING_MATCHED, plan.result());
        assertEquals("nothing matched: every account was seen whole, and no token matches\n", plan.describe());

        ShelfTokens partial = new ShelfTokens("2");
        partial.alive.clear();
        partial.visibility = Visibility.unproven("the role is custom", "use an administrator");
        RevocationPlan unproven =
                Revocation.of(TokenDirectory.of(shelf, partial)).person(ANN);
        assertEquals(PlanResult.UNDECIDED, unproven.result());
        assertEquals(
                List.of(
                        "nothing to delete, but not all is known: 0 tokens skipped, 1 accounts incomplete",
                        "incomplete acme/2: its credential sees UNPROVEN: the role is custom: use an administrator"),
                unproven.describe().lines().toList());
    }

    @Test
    void whatCannotBeAnEMailAddressIsRefusedBeforeARequest() {
        for (String wrong :
                List.of("", "ann", "@acme.example", "a b@acme.example", "a\n@acme.example", "a@" + "b".repeat(320))) {
            assertThrows(InvalidInputException.class, () -> revocation.person(wrong));
        }
        assertEquals(List.of(), shelf.calls);
    }

    @Test
    void aUserWhoseIdIsThatOfTheTokenMadeNothingWithIt() {
        TokenId leaked = addOfBob("42");
        shelf.add("of-user-42", token -> token.issuer(Issuer.of(Issuer.Kind.USER, "42", null, null, null)));
        shelf.add("of-whom", token -> token.issuer(Issuer.of(Issuer.Kind.UNKNOWN, "42", null, null, null)));
        addMade("made", "42");

        RevocationPlan plan = revocation.token(leaked);

        assertEquals(Set.of("42", "made"), reasons(plan).keySet());
        assertEquals(Map.of("of-whom", SkipReason.ISSUER_UNKNOWN), skipped(plan));
    }

    @Test
    void aReasonNamesAtMostTenTokensOfAChain() {
        shelf.add("t0");
        for (int i = 1; i <= 12; i++) {
            addMade("t" + i, "t" + (i - 1));
        }
        assertEquals(
                "issued by " + ANN + " through the tokens t11, t10, t9, t8, t7, t6, t5, t4, t3, t2, … and 2 more",
                reasons(revocation.person(ANN)).get("t12"));
    }
}
