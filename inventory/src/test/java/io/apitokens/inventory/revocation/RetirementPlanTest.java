package io.apitokens.inventory.revocation;

import static io.apitokens.inventory.revocation.ShelfTokens.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Account;
import io.apitokens.Expiry;
import io.apitokens.Issuer;
import io.apitokens.LastUse;
import io.apitokens.Token;
import io.apitokens.TokenDirectory;
import io.apitokens.TokenFilter;
import io.apitokens.error.CallInterruptedException;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.ErrorKind;
import io.apitokens.error.InvalidInputException;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The tokens that a plan deletes, and the reasons for which it keeps the others. */
class RetirementPlanTest {

    private static final TokenFilter ALL = TokenFilter.all();

    private final ShelfTokens shelf = new ShelfTokens("1");
    private final Retirement retirement = Retirement.of(shelf).clock(() -> NOW);

    private static List<String> doomed(RetirementPlan plan) {
        return plan.doomed().stream().map(Token::name).toList();
    }

    private static Map<String, SpareReason> skipped(RetirementPlan plan) {
        Map<String, SpareReason> skipped = new LinkedHashMap<>();
        plan.skipped().forEach(each -> skipped.put(each.token().name(), each.reason()));
        return skipped;
    }

    @Test
    void whatPassesIsToBeDeletedAndWhatFailsIsNotMentioned() {
        shelf.add("ci-1");
        shelf.add("web");
        shelf.add("ci-2");
        RetirementPlan plan = retirement.plan(ALL.nameStartsWith("ci-"));
        assertEquals(List.of("ci-1", "ci-2"), doomed(plan));
        assertEquals(List.of(), plan.skipped());
        assertTrue(plan.unread().isEmpty());
    }

    @Test
    void planningDeletesNothing() {
        shelf.add("ci");
        retirement.plan(ALL);
        assertEquals(List.of(), shelf.deletions());
    }

    @Test
    void theOwnTokenIsSkippedUnlessForcedAndThenComesLast() {
        shelf.add("ci");
        assertEquals(Map.of("own", SpareReason.OWN), skipped(retirement.plan(ALL)));
        assertEquals(List.of("ci"), doomed(retirement.plan(ALL)));
        assertEquals(List.of("ci", "own"), doomed(retirement.includeOwn().plan(ALL)));
    }

    @Test
    void theOwnTokensOfAllAccountsComeLast() {
        ShelfTokens second = new ShelfTokens("2");
        shelf.add("a");
        second.add("b");
        RetirementPlan plan =
                Retirement.of(TokenDirectory.of(shelf, second)).includeOwn().plan(ALL);
        assertEquals(List.of("a", "b", "own", "own"), doomed(plan));
    }

    @Test
    void anAccountWhoseOwnTokenIsUnknownIsSkippedWholeUntilThatIsAccepted() {
        shelf.own = null;
        shelf.add("ci");
        assertEquals(
                Map.of("own", SpareReason.OWN_UNKNOWN, "ci", SpareReason.OWN_UNKNOWN), skipped(retirement.plan(ALL)));
        assertEquals(List.of(), doomed(retirement.plan(ALL)));
        assertEquals(List.of(), doomed(retirement.includeOwn().plan(ALL)));
        RetirementPlan accepted = retirement.acceptUnknownOwn(shelf.account).plan(ALL);
        assertEquals(List.of("own", "ci"), doomed(accepted));
    }

    @Test
    void anUnknownOwnTokenIsAcceptedForThatAccountOnly() {
        ShelfTokens second = new ShelfTokens("2");
        shelf.own = null;
        second.own = null;
        RetirementPlan plan =
                Retirement.of(shelf, second).acceptUnknownOwn(second.account).plan(ALL);
        assertEquals(
                List.of(second.account),
                plan.doomed().stream().map(token -> token.id().account()).toList());
        assertThrows(InvalidInputException.class, () -> retirement.acceptUnknownOwn(new Account("acme", "elsewhere")));
    }

    @Test
    void aTokenOfTheVendorsIsSkipped() {
        shelf.add("agent", token -> token.vendorManaged(true));
        assertEquals(SpareReason.VENDOR_MANAGED, skipped(retirement.plan(ALL)).get("agent"));
    }

    @Test
    void aTokenIsRecentlyUsedWhenItWasUsedMadeOrRotatedWithinTheTime() {
        shelf.own = shelf.add("idle");
        shelf.add("used", token -> token.lastUse(new LastUse.Within(NOW, NOW)));
        shelf.add("new", token -> token.created(NOW).lastUse(new LastUse.Never()));
        shelf.add("rotated", token -> token.secretIssued(NOW));
        shelf.add("never", token -> token.lastUse(new LastUse.Never()));
        shelf.add("estimated", token -> token.lastUse(new LastUse.Estimated(ShelfTokens.LONG_AGO)));
        shelf.add("untold", token -> token.lastUse(new LastUse.Unknown()));
        shelf.add("ageless", token -> token.created(null));
        RetirementPlan plan = retirement.unusedFor(Duration.ofDays(90)).plan(ALL);
        assertEquals(List.of("own", "never"), doomed(plan));
        assertEquals(
                Map.of(
                        "idle", SpareReason.OWN,
                        "used", SpareReason.RECENTLY_USED,
                        "new", SpareReason.RECENTLY_USED,
                        "rotated", SpareReason.RECENTLY_USED,
                        "estimated", SpareReason.LAST_USE_UNKNOWN,
                        "untold", SpareReason.LAST_USE_UNKNOWN,
                        "ageless", SpareReason.CREATION_UNKNOWN),
                skipped(plan));
    }

    @Test
    void inAnEmergencyATokenInUseIsNotSpared() {
        shelf.add("used", token -> token.lastUse(new LastUse.Within(NOW, NOW)));
        assertEquals(List.of("used"), doomed(retirement.plan(ALL)));
    }

    @Test
    void whatTheFilterCannotDecideIsSkippedWithItsReasonAndNotSilentlyLeftOut() {
        shelf.add("by-token", token -> token.issuer(Issuer.of(Issuer.Kind.TOKEN, "t9", null, null, null)));
        shelf.add("by-nobody", token -> token.issuer(Issuer.unknown()));
        shelf.add("by-bob", token -> token.issuer(Issuer.of(Issuer.Kind.USER, "bob", "b@acme.example", null, null)));
        shelf.add("by-ann");
        RetirementPlan plan = retirement.plan(ALL.issuedBy("ann"));
        assertEquals(List.of("by-ann"), doomed(plan));
        assertEquals(
                Map.of(
                        "own", SpareReason.OWN,
                        "by-token", SpareReason.ISSUED_BY_A_TOKEN,
                        "by-nobody", SpareReason.ISSUER_UNKNOWN),
                skipped(plan));
    }

    @Test
    void otherFieldsMissingFromARecordAreReasonsToo() {
        shelf.add("endless?", token -> token.expiry(new Expiry.Unknown()));
        shelf.add("ageless", token -> token.created(null).expiry(new Expiry.At(NOW)));
        shelf.add("idle?", token -> token.lastUse(new LastUse.Unknown()).expiry(new Expiry.At(NOW)));
        assertEquals(
                Map.of(
                        "own", SpareReason.EXPIRY_UNKNOWN,
                        "endless?", SpareReason.EXPIRY_UNKNOWN,
                        "ageless", SpareReason.CREATION_UNKNOWN,
                        "idle?", SpareReason.LAST_USE_UNKNOWN),
                skipped(retirement.plan(ALL.expiringBefore(NOW.plusSeconds(1))
                        .createdBefore(NOW)
                        .unusedSince(NOW))));
    }

    @Test
    void anAccountThatCannotBeReadIsNamedAndTheOthersArePlanned() {
        ShelfTokens broken = new ShelfTokens("2");
        broken.add("read-before");
        broken.listFailure = ShelfTokens.answer(ErrorKind.PERMISSION_DENIED, 403);
        shelf.add("ci");
        RetirementPlan plan = Retirement.of(broken, shelf).plan(ALL);
        assertEquals(Map.of(broken.account, broken.listFailure), plan.unread());
        assertEquals(List.of("read-before", "ci"), doomed(plan));
        assertThrows(UnsupportedOperationException.class, () -> plan.unread().clear());
    }

    @Test
    void anAccountWhoseCredentialCannotBeObtainedIsUnreadable() {
        ShelfTokens broken = new ShelfTokens("2");
        broken.ownFailure = ConfigurationException.of("credential", "cannot be read");
        RetirementPlan plan = Retirement.of(broken).plan(ALL);
        assertEquals(Map.of(broken.account, broken.ownFailure), plan.unread());
        assertEquals(List.of(), plan.doomed());
    }

    @Test
    void anInterruptEndsThePlanningAndLeavesTheFlag() {
        Thread.currentThread().interrupt();
        assertThrows(CallInterruptedException.class, () -> retirement.plan(ALL));
        assertTrue(Thread.interrupted(), "the flag was lost");
    }

    @Test
    void aTimeThatIsNotPositiveAndTwoClientsOfOneAccountAreRefused() {
        for (Duration wrong : List.of(Duration.ZERO, Duration.ofDays(-1))) {
            assertThrows(InvalidInputException.class, () -> retirement.unusedFor(wrong));
        }
        assertThrows(InvalidInputException.class, () -> Retirement.of(shelf, new ShelfTokens("1")));
    }

    @Test
    void aPlanShowsNumbersAndInItsDescriptionIdsNamesAndReasons() {
        shelf.add("ci", token -> token.name("ci\ndelete acme/1/web \"web\""));
        ShelfTokens broken = new ShelfTokens("2");
        broken.own = null;
        broken.listFailure = ShelfTokens.answer(ErrorKind.PERMISSION_DENIED, 403);
        RetirementPlan plan = Retirement.of(shelf, broken).plan(ALL);
        assertEquals("RetirementPlan[doomed=1, skipped=2, unread=1]", plan.toString());
        assertEquals(
                List.of(
                        "delete acme/1/ci \"ci delete acme/1/web \"web\"\"",
                        "skip acme/1/own \"own\": the client authenticates with it",
                        "skip acme/2/own \"own\": it may be the one that the client authenticates with",
                        "unread acme/2: PermissionDeniedException: " + broken.listFailure.getMessage()),
                plan.describe().lines().toList());
        assertFalse(retirement.toString().isBlank());
    }

    @Test
    void everyReasonHasItsWords() {
        Set<String> words = new HashSet<>();
        for (SpareReason reason : SpareReason.values()) {
            assertTrue(words.add(reason.words()), reason.name());
        }
    }
}
