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
import io.apitokens.TokenDirectory;
import io.apitokens.TokenFilter;
import io.apitokens.error.CallInterruptedException;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.ErrorKind;
import io.apitokens.error.InvalidInputException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tokens that a plan deletes, and the reasons for which it keeps the others. */
class RevocationPlanTest {

    private static final TokenFilter ALL = TokenFilter.all();

    private final ShelfTokens shelf = new ShelfTokens("1");
    private final Revocation revocation = Revocation.of(shelf).withTimeSource(() -> NOW);

    private static List<String> toDelete(RevocationPlan plan) {
        return plan.toDelete().stream().map(PlannedToken::name).toList();
    }

    private static Map<String, SkipReason> skipped(RevocationPlan plan) {
        Map<String, SkipReason> skipped = new LinkedHashMap<>();
        plan.skipped().forEach(each -> skipped.put(each.name(), each.reason()));
        return skipped;
    }

    @Test
    void whatPassesIsToBeDeletedAndWhatFailsIsNotMentioned() {
        shelf.add("ci-1");
        shelf.add("web");
        shelf.add("ci-2");
        RevocationPlan plan = revocation.plan(ALL.nameStartsWith("ci-"));
        assertEquals(List.of("ci-1", "ci-2"), toDelete(plan));
        assertEquals(List.of(), plan.skipped());
        assertTrue(plan.gaps().isEmpty());
    }

    @Test
    void planningDeletesNothing() {
        shelf.add("ci");
        revocation.plan(ALL);
        assertEquals(List.of(), shelf.deletions());
    }

    @Test
    void theOwnTokenIsSkippedUnlessForcedAndThenComesLast() {
        shelf.add("ci");
        assertEquals(Map.of("own", SkipReason.OWN), skipped(revocation.plan(ALL)));
        assertEquals(List.of("ci"), toDelete(revocation.plan(ALL)));
        assertEquals(List.of("ci", "own"), toDelete(revocation.withOwnTokens().plan(ALL)));
    }

    @Test
    void theOwnTokenOfEachAccountComesLastInIt() {
        ShelfTokens second = new ShelfTokens("2");
        shelf.add("a");
        second.add("b");
        RevocationPlan plan =
                Revocation.of(TokenDirectory.of(shelf, second)).withOwnTokens().plan(ALL);
        assertEquals(List.of("a", "own", "b", "own"), toDelete(plan));
    }

    @Test
    void anAccountWhoseOwnTokenIsUnknownIsSkippedWholeUntilThatIsAccepted() {
        shelf.own = null;
        shelf.add("ci");
        assertEquals(
                Map.of("own", SkipReason.OWN_UNKNOWN, "ci", SkipReason.OWN_UNKNOWN), skipped(revocation.plan(ALL)));
        assertEquals(List.of(), toDelete(revocation.plan(ALL)));
        assertEquals(List.of(), toDelete(revocation.withOwnTokens().plan(ALL)));
        RevocationPlan accepted =
                revocation.withUnknownOwnTokenAccepted(shelf.account).plan(ALL);
        assertEquals(List.of("own", "ci"), toDelete(accepted));
    }

    @Test
    void anUnknownOwnTokenIsAcceptedForThatAccountOnly() {
        ShelfTokens second = new ShelfTokens("2");
        shelf.own = null;
        second.own = null;
        RevocationPlan plan = Revocation.of(shelf, second)
                .withUnknownOwnTokenAccepted(second.account)
                .plan(ALL);
        assertEquals(
                List.of(second.account),
                plan.toDelete().stream().map(token -> token.id().account()).toList());
        assertThrows(
                InvalidInputException.class,
                () -> revocation.withUnknownOwnTokenAccepted(new Account("acme", "elsewhere")));
    }

    @Test
    void aTokenOfTheVendorsIsSkipped() {
        shelf.add("agent", token -> token.vendorManaged(true));
        assertEquals(SkipReason.VENDOR_MANAGED, skipped(revocation.plan(ALL)).get("agent"));
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
        RevocationPlan plan = revocation.withUnusedFor(Duration.ofDays(90)).plan(ALL);
        assertEquals(List.of("own", "never"), toDelete(plan));
        assertEquals(
                Map.of(
                        "idle", SkipReason.OWN,
                        "used", SkipReason.RECENTLY_USED,
                        "new", SkipReason.RECENTLY_USED,
                        "rotated", SkipReason.RECENTLY_USED,
                        "estimated", SkipReason.LAST_USE_UNKNOWN,
                        "untold", SkipReason.LAST_USE_UNKNOWN,
                        "ageless", SkipReason.CREATION_UNKNOWN),
                skipped(plan));
    }

    @Test
    void inAnEmergencyATokenInUseIsNotSpared() {
        shelf.add("used", token -> token.lastUse(new LastUse.Within(NOW, NOW)));
        assertEquals(List.of("used"), toDelete(revocation.plan(ALL)));
    }

    @Test
    void whatTheFilterCannotDecideIsSkippedWithItsReasonAndNotSilentlyLeftOut() {
        shelf.add("by-token", token -> token.issuer(Issuer.of(Issuer.Kind.TOKEN, "t9", null, null, null)));
        shelf.add("by-unknown", token -> token.issuer(Issuer.unknown()));
        shelf.add("by-bob", token -> token.issuer(Issuer.of(Issuer.Kind.USER, "bob", "b@acme.example", null, null)));
        shelf.add("by-ann");
        RevocationPlan plan = revocation.plan(ALL.issuedBy("ann"));
        assertEquals(List.of("by-ann"), toDelete(plan));
        assertEquals(
                Map.of(
                        "own", SkipReason.OWN,
                        "by-token", SkipReason.ISSUED_BY_A_TOKEN,
                        "by-unknown", SkipReason.ISSUER_UNKNOWN),
                skipped(plan));
    }

    @Test
    void otherFieldsMissingFromARecordAreReasonsToo() {
        shelf.add("endless?", token -> token.expiry(new Expiry.Unknown()));
        shelf.add("ageless", token -> token.created(null).expiry(new Expiry.At(NOW)));
        shelf.add("idle?", token -> token.lastUse(new LastUse.Unknown()).expiry(new Expiry.At(NOW)));
        assertEquals(
                Map.of(
                        "own", SkipReason.EXPIRY_UNKNOWN,
                        "endless?", SkipReason.EXPIRY_UNKNOWN,
                        "ageless", SkipReason.CREATION_UNKNOWN,
                        "idle?", SkipReason.LAST_USE_UNKNOWN),
                skipped(revocation.plan(ALL.expiringBefore(NOW.plusSeconds(1))
                        .createdBefore(NOW)
                        .unusedSince(NOW))));
    }

    @Test
    void anAccountThatCannotBeReadIsNamedAndTheOthersArePlanned() {
        ShelfTokens broken = new ShelfTokens("2");
        broken.add("read-before");
        broken.listFailure = ShelfTokens.response(ErrorKind.PERMISSION_DENIED, 403);
        shelf.add("ci");
        RevocationPlan plan = Revocation.of(broken, shelf).plan(ALL);
        assertEquals(Set.of(broken.account), plan.gaps().keySet());
        assertEquals(
                List.of("PermissionDeniedException: " + broken.listFailure.getMessage()
                        + ": its other tokens are unknown; correct the error, and plan again"),
                plan.gaps().get(broken.account));
        assertEquals(List.of("read-before", "ci"), toDelete(plan));
        assertThrows(UnsupportedOperationException.class, () -> plan.gaps().clear());
    }

    @Test
    void anAccountWhoseCredentialCannotBeObtainedIsUnreadable() {
        ShelfTokens broken = new ShelfTokens("2");
        broken.ownFailure = ConfigurationException.of("credential", "cannot be read");
        RevocationPlan plan = Revocation.of(broken).plan(ALL);
        assertEquals(Set.of(broken.account), plan.gaps().keySet());
        assertEquals(List.of(), plan.toDelete());
    }

    @Test
    void anInterruptEndsThePlanningAndLeavesTheFlag() {
        Thread.currentThread().interrupt();
        assertThrows(CallInterruptedException.class, () -> revocation.plan(ALL));
        assertTrue(Thread.interrupted(), "the flag was lost");
    }

    @Test
    void aTimeThatIsNotPositiveAndTwoClientsOfOneAccountAreRefused() {
        for (Duration wrong : List.of(Duration.ZERO, Duration.ofDays(-1))) {
            assertThrows(InvalidInputException.class, () -> revocation.withUnusedFor(wrong));
        }
        assertThrows(InvalidInputException.class, () -> Revocation.of(shelf, new ShelfTokens("1")));
    }

    @Test
    void aPlanShowsNumbersAndInItsDescriptionIdsNamesAndReasons() {
        shelf.add("ci", token -> token.name("ci\ndelete acme/1/web \"web\""));
        ShelfTokens broken = new ShelfTokens("2");
        broken.own = null;
        broken.listFailure = ShelfTokens.response(ErrorKind.PERMISSION_DENIED, 403);
        RevocationPlan plan =
                Revocation.of(shelf, broken).withTimeSource(() -> NOW).plan(ALL);
        assertEquals("RevocationPlan[toDelete=1, skipped=2, gaps=1]", plan.toString());
        assertEquals(
                List.of(
                        "1 tokens to delete, 2 skipped, 1 accounts incomplete",
                        "delete acme/1/ci \"ci\\u000adelete acme/1/web \"web\"\": all; may outlive its issuer; its end is"
                                + " unknown",
                        "skip acme/1/own \"own\": the client authenticates with it",
                        "skip acme/2/own \"own\": the client may authenticate with it; set the client's own token",
                        "incomplete acme/2: PermissionDeniedException: " + broken.listFailure.getMessage()
                                + ": its other tokens are unknown; correct the error, and plan again"),
                plan.describe().lines().toList());
        assertFalse(revocation.toString().isBlank());
    }

    @Test
    void everyReasonHasItsWords() {
        Map<SkipReason, String> words = new EnumMap<>(SkipReason.class);
        words.put(SkipReason.OWN, "the client authenticates with it");
        words.put(SkipReason.OWN_UNKNOWN, "the client may authenticate with it; set the client's own token");
        words.put(SkipReason.VENDOR_MANAGED, "the vendor manages it");
        words.put(SkipReason.RECENTLY_USED, "it was used or issued recently");
        words.put(SkipReason.LAST_USE_UNKNOWN, "its last use is not known exactly");
        words.put(SkipReason.ISSUER_UNKNOWN, "its issuer is unknown");
        words.put(SkipReason.ISSUED_BY_A_TOKEN, "another token created it, which is not in the account");
        words.put(SkipReason.CHANGED, "it changed since the plan was made; plan again");
        words.put(SkipReason.CONDITION_UNREADABLE, "its network condition cannot be read");
        words.put(SkipReason.ALREADY_RESTRICTED, "it has the condition already");
        words.put(SkipReason.CANARY_FAILED, "one of the first tokens, or the check after them, failed");
        words.put(
                SkipReason.ACCOUNT_UNREACHABLE,
                "the account did not respond to several requests; apply the plan again later");
        words.put(SkipReason.EXPIRY_UNKNOWN, "its expiry is unknown");
        words.put(SkipReason.CREATION_UNKNOWN, "its creation time is unknown");
        words.put(SkipReason.CREDENTIAL_REJECTED, "the client's credential was rejected earlier");
        words.put(SkipReason.INTERRUPTED, "the thread was interrupted");
        assertEquals(
                words, Stream.of(SkipReason.values()).collect(Collectors.toMap(reason -> reason, SkipReason::words)));
    }

    @Test
    void aRevocationOverNoAccountIsRefusedInsteadOfMatchingNothing() {
        assertEquals(
                "accounts",
                assertThrows(InvalidInputException.class, () -> Revocation.of()).field());
    }

    @Test
    void aPeriodThatReachesBeyondAllTimesIsRefusedWhenItIsSet() {
        Revocation revocation = Revocation.of(new ShelfTokens("1"));
        assertThrows(InvalidInputException.class, () -> revocation.withUnusedFor(ChronoUnit.FOREVER.getDuration()));
    }
}
