package io.apitokens.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.apitokens.ApiTokens;
import io.apitokens.CanCreate;
import io.apitokens.IssuedToken;
import io.apitokens.Token;
import io.apitokens.TokenSpec;
import io.apitokens.TokenStatus;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.CallInterruptedException;
import io.apitokens.error.Candidates;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.InvalidRequestException;
import io.apitokens.error.LostCreateException;
import io.apitokens.error.Outcome;
import io.apitokens.error.PermissionDeniedException;
import io.apitokens.error.RateLimitedException;
import io.apitokens.error.ResponseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rules for creating a token. A create that fails must leave no token behind. */
abstract class CreateRules extends FixtureContract.Rules {

    private IssuedToken create(ApiTokens with, String name) {
        return with.require(CanCreate.class).create(stage().spec(name).build());
    }

    @Test
    void makesExactlyOneTokenWhoseSecretWorks() {
        Set<String> before = vendor().liveTokenIds();
        IssuedToken issued = stage().create("ci");
        assertEquals(Set.of(issued.token().id().value()), stage().madeSince(before));
        assertTrue(vendor().accepts(issued.secret()));
    }

    @Test
    void returnsWhatWasMade() {
        TokenSpec.Builder spec = stage().spec("ci");
        if (stage().hasDescriptions()) {
            spec.description("made by a contract");
        }
        IssuedToken issued = stage().tokens().require(CanCreate.class).create(spec.build());
        assertEquals("ci", issued.token().name());
        assertEquals("made by a contract", issued.token().description().orElse("made by a contract"));
        assertEquals(stage().tokens().account(), issued.token().id().account());
        assertEquals(TokenStatus.ACTIVE, issued.token().status());
    }

    @Test
    void makesWhatIsReadAfterwards() {
        IssuedToken issued = stage().create("ci");
        assertEquals(issued.token(), stage().tokens().get(issued.token().id()));
    }

    @Test
    void showsNoSecret() {
        IssuedToken issued = stage().create("ci");
        stage().assertShowsNoSecret(issued);
        stage().assertShowsNoSecret(issued.secret());
        stage().assertShowsNoSecret(issued.token());
        stage().assertShowsNoSecret(issued.token().unwrap(Object.class).orElseThrow());
        stage().assertShowsNoSecret(stage().spec("ci").build());
    }

    @Test
    void likeARestrictedTokenIsRefusedOrAsRestricted() {
        Optional<String> restricted = vendor().addRestrictedToken("restricted");
        assumeTrue(restricted.isPresent(), "tokens of this vendor have no restrictions");
        CanCreate tokens = stage().tokens().require(CanCreate.class);
        Token like = tokens.get(stage().id(restricted.orElseThrow()));
        Set<String> before = vendor().liveTokenIds();
        try {
            stage().hidden(tokens.create(tokens.specLike(like).withName("like")).secret());
        } catch (InvalidInputException refused) {
            assertEquals(Outcome.NOT_APPLIED, refused.outcome());
        }
        for (String made : stage().madeSince(before)) {
            assertEquals(stage().restrictionsOf(restricted.orElseThrow()), stage().restrictionsOf(made));
        }
    }

    @Test
    void withARestrictionThatTheVendorDoesNotHaveIsRefused() {
        CanCreate tokens = stage().tokens().require(CanCreate.class);
        Token.Restriction invented = new Token.Restriction(Token.Restriction.Kind.OTHER, "only on Sundays", null);
        assertFalse(tokens.supports(invented));
        TokenSpec spec = stage().spec("ci").restriction(invented).build();
        stage().refused(InvalidInputException.class, () -> tokens.create(spec));
    }

    @Test
    void isRetriedAfter429WhichMeansThatItDidNotRun() {
        Set<String> before = vendor().liveTokenIds();
        stage().next(ContractFault.rateLimited(Duration.ofSeconds(3)), 2);
        IssuedToken issued = stage().create("ci");
        assertEquals(Set.of(issued.token().id().value()), stage().madeSince(before));
        assertTrue(stage().waited().compareTo(Duration.ofSeconds(6)) >= 0, "waited for " + stage().waited());
    }

    @Test
    void thatAlwaysGetsA429DidNotHappen() {
        Set<String> before = vendor().liveTokenIds();
        stage().next(ContractFault.status(429), 4);
        RateLimitedException error = stage().thrown(RateLimitedException.class, () -> stage().create("ci"));
        assertEquals(Outcome.NOT_APPLIED, error.outcome());
        assertEquals(4, error.attempts());
        assertEquals(before, vendor().liveTokenIds());
    }

    @Test
    void thatIsRefusedDidNotHappenAndIsNotRetried() {
        Set<String> before = vendor().liveTokenIds();
        refusedBy(400, InvalidRequestException.class);
        refusedBy(403, PermissionDeniedException.class);
        refusedBy(418, ResponseException.class);
        assertEquals(before, vendor().liveTokenIds());
    }

    private void refusedBy(int status, Class<? extends ResponseException> type) {
        stage().next(ContractFault.status(status));
        int requests = stage().requestsOf(() -> {
            ResponseException error = stage().thrown(type, () -> stage().create("ci"));
            assertEquals(Outcome.NOT_APPLIED, error.outcome());
        });
        assertEquals(1, requests, "requests after " + status);
    }

    @Test
    void byAReadOnlyClientIsRefused() {
        ApiTokens reader = stage().client(builder -> builder.readOnly());
        stage().refused(ConfigurationException.class, () -> create(reader, "ci"));
    }

    @Test
    void byAClosedClientIsRefused() {
        ApiTokens closed = stage().client(builder -> {});
        vendor().closeClients();
        stage().refused(ConfigurationException.class, () -> create(closed, "ci"));
    }

    @Test
    void onAnInterruptedThreadSendsNothingAndLeavesTheFlag() {
        int before = vendor().requests();
        Thread.currentThread().interrupt();
        CallInterruptedException error = stage().thrown(CallInterruptedException.class, () -> stage().create("ci"));
        assertTrue(Thread.interrupted(), "the flag was lost");
        assertEquals(Outcome.NOT_APPLIED, error.outcome());
        assertEquals(before, vendor().requests());
    }

    @Test
    void withoutANameOrAGrantIsRefused() {
        InvalidInputException unnamed = stage().refused(
                        InvalidInputException.class, () -> stage().spec(" ").build());
        assertEquals("name", unnamed.field());
        InvalidInputException powerless = stage().refused(
                        InvalidInputException.class,
                        () -> TokenSpec.builder("ci").neverExpires().build());
        assertEquals("grants", powerless.field());
    }

    /** Checks the most important rule against every fault. */
    @Test
    void neverMakesTwoTokensAndNeverLosesOne() {
        List<ContractFault> faults = new ArrayList<>();
        for (ContractFault.Kind kind : ContractFault.Kind.values()) {
            switch (kind) {
                case STATUS, HTML ->
                    List.of(200, 400, 404, 408, 500, 502, 503, 504)
                            .forEach(status -> faults.add(ContractFault.of(kind, status)));
                // No client can detect a token that was created although the vendor responded 400.
                case STATUS_AFTER_COMMIT ->
                    List.of(200, 408, 500, 502, 503, 504).forEach(status -> faults.add(ContractFault.of(kind, status)));
                case CUT_BODY ->
                    List.of(0, 1, 40, 120, 9999).forEach(bytes -> faults.add(ContractFault.of(kind, bytes)));
                case REDIRECT -> faults.add(ContractFault.redirect(307, "/elsewhere"));
                default -> faults.add(ContractFault.of(kind));
            }
        }
        for (int i = 0; i < faults.size(); i++) {
            createMeets("ci " + i, faults.get(i));
        }
    }

    private void createMeets(String name, ContractFault fault) {
        Set<String> before = vendor().liveTokenIds();
        int requests = vendor().requests();
        String what = String.valueOf(fault);
        stage().next(fault);
        try {
            IssuedToken issued = stage().create(name);
            assertEquals(Set.of(issued.token().id().value()), stage().madeSince(before), what);
            assertTrue(vendor().accepts(issued.secret()), what);
        } catch (LostCreateException lost) {
            stage().assertShowsNoSecret(lost);
            Candidates.Found found = assertInstanceOf(Candidates.Found.class, lost.candidates(), what);
            List<String> suspects = new ArrayList<>();
            found.tokens().forEach(token -> suspects.add(token.id().value()));
            assertEquals(stage().madeSince(before), Set.copyOf(suspects), what);
            assertTrue(suspects.size() < 2, what);
            lost.takeSecret().ifPresent(secret -> assertTrue(vendor().accepts(secret), what));
        } catch (ApiTokenException error) {
            // A fault that remains would strike the next create a second time.
            assertTrue(
                    vendor().requests() > requests,
                    () -> what + " was never used, because no request was sent: " + error);
            assertEquals(Outcome.NOT_APPLIED, error.outcome(), what);
            assertEquals(Set.of(), stage().madeSince(before), what);
        }
    }
}
