package io.apitokens.inventory.revocation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Resource;
import io.apitokens.TokenFilter;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.astro.AstroIam;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedAstro;
import io.apitokens.testkit.SimulatedExchange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Tests bulk revocation while another client changes the organization, on virtual time and within the vendor's rate
 * limits.
 */
class AstroRevocationTest {

    private static final TokenFilter OLD = TokenFilter.all().nameStartsWith("old-");

    private final ManualTimeSource timeSource = ManualTimeSource.startingAt(Instant.parse("2030-02-01T12:00:00Z"));
    private final SimulatedAstro vendor = SimulatedAstro.start(timeSource);
    private final String own = vendor.liveTokenIds().iterator().next();
    private final AstroIam astro = builder().build();
    private final AstroIam others = builder().withoutRateLimiting().build();

    private AstroIam.Builder builder() {
        AstroIam.Builder builder = AstroIam.builder()
                .baseUrl(vendor.baseUrl())
                .allowHttpOnLoopback()
                .apiToken(vendor.credential())
                .organizationId(vendor.organizationId())
                .timeSource(timeSource);
        return builder.ownToken(TokenId.parse("astro/" + vendor.organizationId() + "/" + own));
    }

    @AfterEach
    void close() {
        astro.close();
        others.close();
        vendor.close();
    }

    /** Another client, which changes the organization between the requests of the client under test. */
    private final class Others {

        private final Deque<String> theirs = new ArrayDeque<>();
        private final Deque<String> planned = new ArrayDeque<>();
        private final Set<String> poached = new HashSet<>();
        private final Set<String> made = new HashSet<>();
        private final Set<String> deleted = new HashSet<>();
        private boolean atWork;
        private int turns;

        /** Handles an exchange; the simulator calls it after each exchange of either client. */
        void after(SimulatedExchange exchange) {
            synchronized (this) {
                if (atWork) {
                    return;
                }
                atWork = true;
            }
            turns++;
            // Change the organization both between two pages of the list and between two deletions.
            if (turns % (exchange.method().equals("GET") ? 2 : 25) == 0) {
                work();
            }
            synchronized (this) {
                atWork = false;
            }
        }

        /**
         * Deletes this client's oldest token, which moves all later ones, and the last of the planned tokens, up to 50.
         * Creates one token with a name that the filter matches and one with a name of this client.
         */
        private void work() {
            deleteOne(theirs.poll(), deleted);
            deleteOne(poached.size() < 50 ? planned.pollLast() : null, poached);
            timeSource.advance(Duration.ofMillis(1));
            made.add(make("old-but-made-later-" + made.size()));
            made.add(make("theirs-" + made.size()));
        }
    }

    private void deleteOne(@Nullable String id, Set<String> into) {
        if (id != null) {
            others.tokens().delete(TokenId.of(others.account(), id));
            into.add(id);
        }
    }

    private String make(String name) {
        return others.tokens()
                .create(TokenSpec.builder(name)
                        .grant("WORKSPACE_MEMBER", Resource.workspace(vendor.workspaceId()))
                        .neverExpires()
                        .build())
                .token()
                .id()
                .value();
    }

    private static Set<String> ids(RevocationPlan plan) {
        return plan.toDelete().stream().map(token -> token.id().value()).collect(Collectors.toSet());
    }

    @Test
    void aBulkRevocationWhileOthersCreateAndDeleteLeavesNoneOfThePlannedAliveAndTouchesNothingElse() {
        Others colleagues = new Others();
        Set<String> ours = new HashSet<>();
        Set<String> bystanders = new HashSet<>(Set.of(own));
        for (int i = 0; i < 2500; i++) {
            timeSource.advance(Duration.ofMillis(1));
            ours.add(make("old-" + i));
            if (i % 5 == 0) {
                colleagues.theirs.add(make("theirs-" + i));
            }
        }
        bystanders.addAll(colleagues.theirs);
        vendor.onExchange(colleagues::after);

        RevocationPlan plan = Revocation.of(astro.tokens()).plan(OLD);
        Set<String> planned = ids(plan);
        int madeWhilePlanning = colleagues.made.size();
        plan.toDelete().forEach(token -> colleagues.planned.add(token.id().value()));
        Instant begun = timeSource.instant();
        RevocationReport report = plan.apply(planned.size());

        assertEquals(Map.of(), plan.gaps());
        assertTrue(planned.containsAll(ours), "the walk left out a token that was there all the time");
        assertEquals(
                Map.of(
                        new DeletionResult.Deleted(),
                        (long) planned.size() - colleagues.poached.size(),
                        new DeletionResult.AlreadyGone(),
                        (long) colleagues.poached.size()),
                report.results().values().stream()
                        .collect(Collectors.groupingBy(result -> result, Collectors.counting())));
        Set<String> expected = new HashSet<>(bystanders);
        expected.addAll(colleagues.made);
        expected.removeAll(colleagues.deleted);
        expected.removeAll(planned);
        assertEquals(expected, vendor.liveTokenIds());

        assertTrue(
                madeWhilePlanning > 0 && colleagues.made.size() > madeWhilePlanning, "no token was created in between");
        assertTrue(colleagues.deleted.size() >= 100, "deleted by others: " + colleagues.deleted.size());
        Duration took = Duration.between(begun, timeSource.instant());
        assertEquals(50, colleagues.poached.size());
        assertTrue(took.compareTo(Duration.ofSeconds(490)) > 0, "faster than 5 deletions a second: " + took);
    }

    @Test
    void aTokenUsedBetweenPlanAndDeletionIsSpared() {
        String idle = make("old-idle");
        String busy = make("old-busy");
        timeSource.advance(Duration.ofDays(100));
        RevocationPlan plan = Revocation.of(astro.tokens())
                .withTimeSource(timeSource)
                .withUnusedFor(Duration.ofDays(90))
                .plan(OLD);
        assertEquals(Set.of(idle, busy), ids(plan));
        others.tokens().verify(vendor.secretOf(busy));
        plan.apply(2);
        assertEquals(Set.of(own, busy), vendor.liveTokenIds());
    }

    @Test
    void withoutAKnownOwnTokenNothingIsDeleted() {
        make("old-1");
        try (AstroIam untold = AstroIam.builder()
                .baseUrl(vendor.baseUrl())
                .allowHttpOnLoopback()
                .apiToken(vendor.credential())
                .organizationId(vendor.organizationId())
                .timeSource(timeSource)
                .build()) {
            RevocationPlan plan = Revocation.of(untold.tokens()).plan(TokenFilter.all());
            assertEquals(Set.of(), ids(plan));
            assertEquals(2, plan.skipped().size());
            RevocationPlan accepted = Revocation.of(untold.tokens())
                    .withUnknownOwnTokenAccepted(untold.account())
                    .plan(OLD);
            assertEquals(1, accepted.toDelete().size());
        }
    }

    @Test
    void whatALeakedTokenMadeIsFoundByItsId() {
        String leaked = others.tokens()
                .create(TokenSpec.builder("leaked")
                        .grant("ORGANIZATION_OWNER", Resource.organization(vendor.organizationId()))
                        .neverExpires()
                        .build())
                .token()
                .id()
                .value();
        try (AstroIam thief = builder().apiToken(vendor.secretOf(leaked)).build()) {
            TokenId stolen = thief.tokens()
                    .create(TokenSpec.builder("stolen")
                            .grant("WORKSPACE_MEMBER", Resource.workspace(vendor.workspaceId()))
                            .neverExpires()
                            .build())
                    .token()
                    .id();
            RevocationPlan plan =
                    Revocation.of(astro.tokens()).plan(TokenFilter.all().issuedBy(leaked));
            assertEquals(Set.of(stolen.value()), ids(plan));
        }
    }

    @Test
    void deletionsThatWaitForTheRateLimitDoNotUseUpTheirTimeout() {
        for (int i = 0; i < 9; i++) {
            others.tokens()
                    .create(TokenSpec.builder("old-" + i)
                            .grant("ORGANIZATION_MEMBER", Resource.account())
                            .neverExpires()
                            .build());
        }
        TokenId ownToken = TokenId.parse("astro/" + vendor.organizationId() + "/" + own);
        try (AstroIam hurried =
                builder().ownToken(ownToken).timeout(Duration.ofMillis(150)).build()) {
            RevocationPlan plan = Revocation.of(hurried.tokens()).plan(OLD);
            assertEquals(9, plan.toDelete().size());

            RevocationReport report = plan.apply(9);

            assertEquals(List.of(), report.remaining());
            assertEquals(Set.of(own), vendor.liveTokenIds());
        }
    }
}
