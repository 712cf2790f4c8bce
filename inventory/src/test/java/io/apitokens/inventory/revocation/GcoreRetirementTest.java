package io.apitokens.inventory.revocation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Token;
import io.apitokens.TokenFilter;
import io.apitokens.TokenId;
import io.apitokens.auth.Credential;
import io.apitokens.error.RateLimitedException;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.ManualTiming;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests revocation at Gcore, where the credential identifies its token, so no own token has to be set. */
class GcoreRetirementTest {

    private final GcoreFixture vendor =
            new GcoreFixture(ManualTiming.startingAt(Instant.parse("2030-02-01T12:00:00Z")));
    private final AtomicReference<Credential> credential =
            new AtomicReference<>(Credential.of("APIKey", vendor.credential()));
    private final GcoreIam gcore =
            vendor.builder().credentials(request -> credential.get()).build();

    @AfterEach
    void close() {
        gcore.close();
        vendor.close();
    }

    private RetirementPlan plan() {
        return Retirement.of(gcore.tokens()).plan(TokenFilter.all());
    }

    private static List<String> names(List<Token> tokens) {
        return tokens.stream().map(Token::name).toList();
    }

    @Test
    void theOwnTokenIsSparedWithoutBeingNamed() {
        vendor.addToken("ci");
        RetirementPlan plan = plan();
        String own = gcore.tokens().ownToken().orElseThrow().value();
        assertEquals(
                List.of(SpareReason.OWN),
                plan.skipped().stream().map(Skipped::reason).toList());
        assertEquals(List.of(), plan.apply(9).remaining());
        assertEquals(Set.of(own), vendor.liveTokenIds());
    }

    @Test
    void aSuccessorThatTheClientWentOverToMeanwhileIsSpared() {
        String successor = vendor.addToken("successor");
        RetirementPlan plan = plan();
        credential.set(Credential.of("APIKey", vendor.secretOf(successor)));
        RetirementReport report = plan.apply(9);
        assertEquals(new Fate.NotTried(SpareReason.OWN), report.fates().get(TokenId.of(gcore.account(), successor)));
        assertTrue(vendor.liveTokenIds().contains(successor));
    }

    @Test
    void everythingOfOneIssuerIsFoundByIdAndByEMailAddress() {
        vendor.addToken("ci");
        Token sample = gcore.tokens().list().toList().get(0);
        String id = sample.issuer().id().orElseThrow();
        String email = sample.issuer().email().orElseThrow();
        RetirementPlan byId =
                Retirement.of(gcore.tokens()).plan(TokenFilter.all().issuedBy(id));
        RetirementPlan byEmail =
                Retirement.of(gcore.tokens()).plan(TokenFilter.all().issuedBy(email));
        assertEquals(byId.doomed(), byEmail.doomed());
        assertTrue(names(byId.doomed()).contains("ci"));
    }

    @Test
    void aDeletionThatHadToWaitTooLongIsAFailureThatSaysSoAndTheNextIsTried() {
        String first = vendor.addToken("ci-1");
        String second = vendor.addToken("ci-2");
        RetirementPlan plan =
                Retirement.of(gcore.tokens()).plan(TokenFilter.all().nameStartsWith("ci-"));
        vendor.gcore().inject(Fault.status(429).header("Retry-After", "3600").on("DELETE", "/tokens/" + first));
        RetirementReport report = plan.apply(2);
        Fate fate = report.fates().get(TokenId.of(gcore.account(), first));
        assertTrue(fate instanceof Fate.Failed failed && failed.error() instanceof RateLimitedException, "" + fate);
        assertEquals(new Fate.Deleted(), report.fates().get(TokenId.of(gcore.account(), second)));
    }
}
