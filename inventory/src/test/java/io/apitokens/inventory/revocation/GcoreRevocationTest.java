package io.apitokens.inventory.revocation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Token;
import io.apitokens.TokenFilter;
import io.apitokens.TokenId;
import io.apitokens.auth.Credential;
import io.apitokens.error.RateLimitedException;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.ManualTimeSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests revocation at Gcore, where the credential identifies its token, so no own token has to be set. */
class GcoreRevocationTest {

    private final GcoreFixture vendor =
            new GcoreFixture(ManualTimeSource.startingAt(Instant.parse("2030-02-01T12:00:00Z")));
    private final AtomicReference<Credential> credential =
            new AtomicReference<>(Credential.of("APIKey", vendor.credential()));
    private final GcoreIam gcore =
            vendor.builder().credentials(request -> credential.get()).build();

    @AfterEach
    void close() {
        gcore.close();
        vendor.close();
    }

    private RevocationPlan plan() {
        return Revocation.of(gcore.tokens()).plan(TokenFilter.all());
    }

    private static List<String> names(List<PlannedToken> tokens) {
        return tokens.stream().map(PlannedToken::name).toList();
    }

    @Test
    void theOwnTokenIsSparedWithoutBeingNamed() {
        vendor.addToken("ci");
        RevocationPlan plan = plan();
        String own = gcore.tokens().ownToken().orElseThrow().value();
        assertEquals(
                List.of(SkipReason.OWN),
                plan.skipped().stream().map(SkippedToken::reason).toList());
        assertEquals(List.of(), plan.apply(9).remaining());
        assertEquals(Set.of(own), vendor.liveTokenIds());
    }

    @Test
    void aSuccessorThatTheClientWentOverToMeanwhileIsSpared() {
        String successor = vendor.addToken("successor");
        RevocationPlan plan = plan();
        credential.set(Credential.of("APIKey", vendor.secretOf(successor)));
        RevocationReport report = plan.apply(9);
        assertEquals(
                new DeletionResult.NotTried(SkipReason.OWN),
                report.results().get(TokenId.of(gcore.account(), successor)));
        assertTrue(vendor.liveTokenIds().contains(successor));
    }

    @Test
    void everythingOfOneIssuerIsFoundByIdAndByEMailAddress() {
        vendor.addToken("ci");
        Token sample = gcore.tokens().list().toList().get(0);
        String id = sample.issuer().id().orElseThrow();
        String email = sample.issuer().email().orElseThrow();
        RevocationPlan byId =
                Revocation.of(gcore.tokens()).plan(TokenFilter.all().issuedBy(id));
        RevocationPlan byEmail =
                Revocation.of(gcore.tokens()).plan(TokenFilter.all().issuedBy(email));
        assertEquals(names(byId.toDelete()), names(byEmail.toDelete()));
        assertTrue(names(byId.toDelete()).contains("ci"));
    }

    @Test
    void aDeletionThatHadToWaitTooLongIsAFailureThatSaysSoAndTheNextIsTried() {
        String first = vendor.addToken("ci-1");
        String second = vendor.addToken("ci-2");
        RevocationPlan plan =
                Revocation.of(gcore.tokens()).plan(TokenFilter.all().nameStartsWith("ci-"));
        vendor.gcore().inject(Fault.status(429).header("Retry-After", "3600").on("DELETE", "/tokens/" + first));
        RevocationReport report = plan.apply(2);
        DeletionResult result = report.results().get(TokenId.of(gcore.account(), first));
        assertTrue(
                result instanceof DeletionResult.Failed failed && failed.error() instanceof RateLimitedException,
                "" + result);
        assertEquals(new DeletionResult.Deleted(), report.results().get(TokenId.of(gcore.account(), second)));
    }

    @Test
    void aDoubtfulDeletionIsLookedUpAndOnlyWhatIsGoneCountsAsDeleted() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(vendor.addToken("ci-" + i));
        }
        RevocationPlan plan =
                Revocation.of(gcore.tokens()).plan(TokenFilter.all().nameStartsWith("ci-"));
        List<Fault> faults = List.of(
                Fault.html(200),
                Fault.status(202),
                Fault.status(500),
                Fault.status(500).afterCommit(),
                Fault.status(404));
        for (int i = 0; i < 5; i++) {
            vendor.gcore().inject(faults.get(i).on("DELETE", "/tokens/" + ids.get(i)));
        }
        RevocationReport report = plan.apply(5);
        List<DeletionResult> results = List.copyOf(report.results().values());
        for (int alive : List.of(0, 1, 2, 4)) {
            assertInstanceOf(DeletionResult.Failed.class, results.get(alive));
        }
        assertEquals(new DeletionResult.Deleted(), results.get(3));
        Set<String> alive = new HashSet<>(ids);
        alive.retainAll(vendor.liveTokenIds());
        assertEquals(
                alive,
                report.remaining().stream().map(token -> token.id().value()).collect(Collectors.toSet()));
        assertEquals(4, alive.size());
        assertEquals(List.of(), plan.apply(5).remaining());
    }
}
