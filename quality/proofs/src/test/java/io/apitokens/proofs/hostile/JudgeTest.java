package io.apitokens.proofs.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.ApiTokens;
import io.apitokens.IssuedToken;
import io.apitokens.Pager;
import io.apitokens.Secret;
import io.apitokens.SecretStatus;
import io.apitokens.SecretStore;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.CallFacts;
import io.apitokens.error.Candidates;
import io.apitokens.error.CreateRolledBackException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.LostCreateException;
import io.apitokens.error.Outcome;
import io.apitokens.error.PartialCreateException;
import io.apitokens.error.TransportException;
import io.apitokens.error.UnreadableResponseException;
import java.io.IOException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Plants clients that behave wrongly, or rightly, and checks what is found. The peer is honest. */
class JudgeTest {

    private static final Row HONEST = new Row("H", "nothing", Heap.AMPLE, (v, op) -> true, (one, plan, random) -> {});

    private static Verdict verdict(Op op, Function<ApiTokens, ApiTokens> planted) {
        return verdict(HONEST, op, planted);
    }

    private static Verdict verdict(Row row, Op op, Function<ApiTokens, ApiTokens> planted) {
        HostileCase one = new HostileCase(row, Vendor.GCORE, op, 1, 1);
        try (Logs logs = Logs.collect()) {
            return CaseRun.run(one, (vendor, setup) -> planted.apply(vendor.client(setup)), logs);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Checks what was found: one letter for each wrong outcome (W), orphan (O), leak (L) and raw error (R). */
    private static void assertFound(Verdict verdict, String letters) {
        String found = "W".repeat(verdict.wrong().size())
                + "O".repeat(verdict.orphans().size())
                + "L".repeat(verdict.leaks().size())
                + "R".repeat(verdict.raw().size());
        assertEquals(letters, found, verdict::findings);
    }

    private static CallFacts facts(Outcome outcome) {
        return new CallFacts("gcore/456", "createApiToken", 1, outcome);
    }

    /** A client whose create succeeds, and which then does something else with the token. */
    private static Verdict afterCreate(Function<IssuedToken, IssuedToken> then) {
        return verdict(Op.CREATE, real -> new WrongClient(real) {
            @Override
            public IssuedToken create(TokenSpec spec) {
                return then.apply(real.create(spec));
            }
        });
    }

    private static Verdict afterCreateThrow(Function<IssuedToken, ? extends RuntimeException> failure) {
        return afterCreate(issued -> {
            throw failure.apply(issued);
        });
    }

    @Test
    void theRightResultIsFine() {
        assertTrue(verdict(Op.CREATE, real -> real).isFine());
    }

    @Test
    void notAppliedOfALiveTokenIsAWrongOutcomeAndAnOrphan() {
        assertFound(afterCreateThrow(issued -> InvalidInputException.of("field", "is wrong")), "WO");
    }

    @Test
    void rolledBackWithoutDeletionIsAWrongOutcomeAndAnOrphan() {
        assertFound(
                afterCreateThrow(issued ->
                        CreateRolledBackException.of(facts(Outcome.APPLIED), "a step", new IOException("sim"))),
                "WO");
    }

    @Test
    void unknownWithoutANameIsAnOrphan() {
        assertFound(afterCreateThrow(issued -> TransportException.of(facts(Outcome.UNKNOWN), "lost", null)), "O");
    }

    @Test
    void aTokenNamedByItsNameItsIdOrItsSecretIsNoOrphan() {
        ApiTokenException lost = TransportException.of(facts(Outcome.UNKNOWN), "lost", null);
        assertFound(
                afterCreateThrow(issued ->
                        LostCreateException.of(lost, issued.token().name(), new Candidates.NotLooked("planted"))),
                "");
        assertFound(
                afterCreateThrow(issued -> PartialCreateException.of(
                        facts(Outcome.APPLIED),
                        "a step",
                        issued.token().id(),
                        issued.secret(),
                        new IOException("sim"))),
                "");
        assertFound(
                afterCreateThrow(issued ->
                        UnreadableResponseException.of(facts(Outcome.APPLIED), "unreadable", issued.secret())),
                "");
    }

    @Test
    void anotherTokenOrAnotherSecretIsAWrongOutcome() {
        assertFound(
                afterCreate(issued -> IssuedToken.of(
                        Token.builder(TokenId.of(issued.token().id().account(), "672"), "")
                                .name(issued.token().name())
                                .build(),
                        issued.secret())),
                "WO");
        assertFound(afterCreate(issued -> IssuedToken.of(issued.token(), Secret.of("684_simfakeother"))), "W");
    }

    @Test
    void appliedWithoutATokenIsAWrongOutcome() {
        assertFound(
                verdict(Op.CREATE, real -> new WrongClient(real) {
                    @Override
                    public IssuedToken create(TokenSpec spec) {
                        throw UnreadableResponseException.of(facts(Outcome.APPLIED), "unreadable", null);
                    }
                }),
                "W");
    }

    @Test
    void aSecondTokenIsAnOrphan() {
        assertFound(
                verdict(Op.CREATE, real -> new WrongClient(real) {
                    @Override
                    public IssuedToken create(TokenSpec spec) {
                        this.real.create(spec);
                        return this.real.create(spec);
                    }
                }),
                "O");
    }

    @Test
    void aSuccessThatStoresNothingIsAWrongOutcomeAndTheStoredTokenIsNoOrphan() {
        assertFound(
                verdict(Op.STORE, real -> new WrongClient(real) {
                    @Override
                    public Token create(TokenSpec spec, SecretStore store) {
                        return this.real.create(spec).token();
                    }
                }),
                "W");
        assertFound(
                verdict(Op.STORE, real -> new WrongClient(real) {
                    @Override
                    public Token create(TokenSpec spec, SecretStore store) {
                        this.real.create(spec, store);
                        throw TransportException.of(facts(Outcome.UNKNOWN), "lost", null);
                    }
                }),
                "");
    }

    @Test
    void aTokenThatOnlyTheJournalKnowsIsNoOrphan() {
        assertFound(
                verdict(Op.JOURNAL, real -> new WrongClient(real) {
                    @Override
                    public IssuedToken create(TokenSpec spec) {
                        this.real.create(spec);
                        throw TransportException.of(facts(Outcome.UNKNOWN), "lost", null);
                    }

                    @Override
                    public Pager<Token> list() {
                        throw TransportException.of(facts(Outcome.UNKNOWN), "lost", null);
                    }
                }),
                "");
    }

    @Test
    void deletionsAreComparedWithWhatExists() {
        assertFound(deleting(id -> {}), "W");
        assertFound(
                deleting(id -> {
                    throw TransportException.of(facts(Outcome.APPLIED), "lost", null);
                }),
                "W");
        assertFound(
                deleting(id -> {
                    throw TransportException.of(facts(Outcome.UNKNOWN), "lost", null);
                }),
                "");
    }

    private interface Deletion {
        void delete(TokenId id);
    }

    private static Verdict deleting(Deletion deletion) {
        return verdict(Op.DELETE, real -> new WrongClient(real) {
            @Override
            public void delete(TokenId id) {
                deletion.delete(id);
            }
        });
    }

    @Test
    void deletingTheTokenOfAnotherUserIsAWrongOutcome() {
        assertFound(
                verdict(Op.DELETE, real -> new WrongClient(real) {
                    @Override
                    public void delete(TokenId id) {
                        this.real.delete(id);
                        this.real.delete(TokenId.of(id.account(), "672"));
                    }
                }),
                "W");
    }

    @Test
    void readsAreComparedWithWhatExists() {
        assertFound(
                verdict(Op.GET, real -> new WrongClient(real) {
                    @Override
                    public Token get(TokenId id) {
                        return this.real.get(TokenId.of(id.account(), "672"));
                    }
                }),
                "W");
        assertFound(
                verdict(Op.LIST, real -> new WrongClient(real) {
                    @Override
                    public Pager<Token> list() {
                        return this.real.list().filter(token -> token.name().equals("own"));
                    }
                }),
                "W");
        assertFound(
                verdict(Op.VERIFY, real -> new WrongClient(real) {
                    @Override
                    public SecretStatus verify(Secret secret) {
                        return SecretStatus.ACCEPTED;
                    }
                }),
                "W");
    }

    @Test
    void partsOfSecretsAreFoundHoweverTheyAreWritten() {
        assertFound(leaking(secret -> secret.substring(15, 24)), "L");
        assertFound(
                leaking(secret ->
                        HexFormat.of().formatHex(secret.substring(15, 24).getBytes())),
                "L");
        assertFound(
                leaking(secret -> Base64.getEncoder()
                        .encodeToString(secret.substring(15, 24).getBytes())),
                "L");
        assertFound(leaking(secret -> "line\u001b[2K"), "L");
        assertFound(leaking("x".repeat(9_000)::concat), "LL");
        assertFound(leaking(secret -> "684_simfake"), "");
    }

    private static Verdict leaking(Function<String, String> text) {
        return afterCreateThrow(issued -> {
            ApiTokenException lost = TransportException.of(facts(Outcome.UNKNOWN), "lost", null);
            ApiTokenException error =
                    LostCreateException.of(lost, issued.token().name(), new Candidates.NotLooked("planted"));
            error.addSuppressed(new IOException(text.apply(issued.secret().expose())));
            return error;
        });
    }

    @Test
    void whatIsNoExceptionOfThisLibraryIsARawError() {
        assertFound(
                verdict(Op.GET, real -> new WrongClient(real) {
                    @Override
                    public Token get(TokenId id) {
                        throw new IllegalStateException("planted");
                    }
                }),
                "R");
    }

    @Test
    void demandsAreChecked() {
        Row must = new Row("H", "", Heap.AMPLE, (v, op) -> true, (one, plan, random) -> plan.demand = Demand.SUCCESS);
        Function<ApiTokens, ApiTokens> failing = real -> new WrongClient(real) {
            @Override
            public Token get(TokenId id) {
                throw TransportException.of(facts(Outcome.UNKNOWN), "lost", null);
            }
        };
        assertFound(verdict(must, Op.GET, failing), "W");
        assertFound(verdict(HONEST, Op.GET, failing), "");
        Row unknown = new Row(
                "H", "", Heap.AMPLE, (v, op) -> true, (one, plan, random) -> plan.demand = Demand.STATUS_UNKNOWN);
        assertFound(verdict(unknown, Op.VERIFY, real -> real), "W");
    }
}
