package io.apitokens.inventory.audit;

import static io.apitokens.inventory.audit.AuditShelf.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Account;
import io.apitokens.ApiTokens;
import io.apitokens.Page;
import io.apitokens.Pager;
import io.apitokens.Secret;
import io.apitokens.SecretStatus;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.UnknownReason;
import io.apitokens.astro.AstroIam;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.okta.OktaIam;
import io.apitokens.spi.AccountInsight.Extent;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedAstro;
import io.apitokens.testkit.SimulatedGcore;
import io.apitokens.testkit.SimulatedOkta;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests an audit of the accounts of three vendors, and its memory. */
class AuditVendorsTest {

    private final ManualTimeSource time = ManualTimeSource.startingAt(Instant.parse("2030-02-01T12:00:00Z"));
    private final SimulatedGcore gcoreVendor = SimulatedGcore.start(time);
    private final SimulatedAstro astroVendor = SimulatedAstro.start(time);
    private final SimulatedOkta oktaVendor = SimulatedOkta.start(time);
    private final GcoreIam gcore = GcoreIam.builder()
            .baseUrl(gcoreVendor.baseUrl())
            .allowHttpOnLoopback()
            .apiKey(gcoreVendor.credential())
            .clientId(gcoreVendor.clientId())
            .timeSource(time)
            .build();
    private final AstroIam astro = AstroIam.builder()
            .baseUrl(astroVendor.baseUrl())
            .allowHttpOnLoopback()
            .apiToken(astroVendor.credential())
            .organizationId(astroVendor.organizationId())
            .timeSource(time)
            .build();
    private final OktaIam okta = OktaIam.builder()
            .orgUrl(oktaVendor.baseUrl())
            .allowHttpOnLoopback()
            .apiToken(oktaVendor.credential())
            .timeSource(time)
            .build();
    private final List<Finding> found = new ArrayList<>();

    @AfterEach
    void close() {
        List.of(gcore, astro, okta).forEach(client -> client.close());
        List.of(gcoreVendor, astroVendor, oktaVendor).forEach(vendor -> vendor.close());
    }

    private AuditResult run() {
        return Audit.builder(gcore.tokens(), astro.tokens(), okta.tokens())
                .timeSource(time)
                .build()
                .run(found::add);
    }

    private List<Extent> extents(AuditResult result) {
        return result.accounts().stream()
                .map(account -> account.visibility().extent())
                .toList();
    }

    @Test
    void eachVendorStatesWhatItsCredentialSees() {
        assertEquals(List.of(Extent.ALL, Extent.UNPROVEN, Extent.ALL), extents(run()));
        gcoreVendor.callerRole("Users");
        assertEquals(List.of(Extent.OWN_ONLY, Extent.UNPROVEN, Extent.ALL), extents(run()));
    }

    @Test
    void aVendorThatIsDownIsNotSwallowed() {
        astroVendor.down();

        AuditResult result = run();

        assertFalse(result.isComplete());
        assertTrue(result.accounts().get(1).failure() != null);
        assertTrue(result.accounts().get(2).tokens() > 0);
        assertTrue(result.exitStatus() > 0);
    }

    @Test
    void theRoleOfAnOktaTokenIsThatOfItsOwner() {
        run();

        assertTrue(
                found.stream()
                        .filter(finding -> finding.rule() == AuditRule.ADMIN_ROLE)
                        .anyMatch(finding -> finding.detail().equals("acts with the role SUPER_ADMIN")),
                found::toString);
    }

    @Test
    void whatWasNotAskedForIsUnknown() {
        run();
        List<UnknownReason> reasons = found.stream()
                .filter(finding -> finding.rule() == AuditRule.ISSUER_GONE
                        && finding.subject().startsWith("okta/"))
                .map(finding -> finding.unknown().orElseThrow())
                .distinct()
                .toList();
        assertEquals(List.of(UnknownReason.NOT_ASKED), reasons);
        found.clear();
        Audit.builder(okta.tokens().withIssuers()).timeSource(time).build().run(found::add);
        assertEquals(
                0,
                found.stream()
                        .filter(finding -> finding.rule() == AuditRule.ISSUER_GONE)
                        .count());
    }

    @Test
    void theHeapOfAnAuditDoesNotGrowWithTheTokens() {
        long[] seen = {0};
        long[] used = {0, 0};

        AuditResult result = Audit.builder(new EndlessTokens(100_000))
                .timeSource(() -> NOW)
                .build()
                .run(finding -> {
                    if (finding.rule() == AuditRule.NO_OWNER) {
                        seen[0]++;
                        if (seen[0] == 1_000 || seen[0] == 100_000) {
                            used[seen[0] == 1_000 ? 0 : 1] = usedHeap();
                        }
                    }
                });

        assertEquals(100_000, result.accounts().get(0).tokens());
        assertEquals(
                80_000,
                Objects.requireNonNull(result.counts().get(AuditRule.SAME_NAME)).unknown());
        long growth = used[1] - used[0];
        assertTrue(growth < 8 << 20, () -> growth + " bytes");
    }

    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** An account with many tokens, which are made page by page. */
    private record EndlessTokens(int count) implements ApiTokens {

        private static final int PAGE = 500;
        private static final Account ACCOUNT = new Account("acme", "endless");

        @Override
        public Account account() {
            return ACCOUNT;
        }

        @Override
        public Pager<Token> list() {
            return Pager.of(cursor -> {
                int from = cursor == null ? 0 : Integer.parseInt(cursor);
                List<Token> page = new ArrayList<>();
                for (int i = from; i < from + PAGE; i++) {
                    page.add(Token.builder(TokenId.of(ACCOUNT, "t" + i), i)
                            .name("name " + i)
                            .build());
                }
                return Page.of(page, from + PAGE >= count ? null : Integer.toString(from + PAGE));
            });
        }

        @Override
        public Token get(TokenId id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void delete(TokenId id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public SecretStatus verify(Secret secret) {
            return SecretStatus.UNKNOWN;
        }

        @Override
        public ApiTokens withTimeout(Duration timeout) {
            return this;
        }
    }
}
