package io.apitokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.apitokens.TokenFilter.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** An unknown property is neither treated as "never" nor compared as a time. */
class TokenFilterTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final Instant BEFORE = NOON.minusSeconds(1);
    private static final Instant AFTER = NOON.plusSeconds(1);
    private static final TokenFilter ALL = TokenFilter.all();

    private static Token.Builder token() {
        return Token.builder(TokenId.parse("acme/1/t1"), "record");
    }

    static Stream<Arguments> conditions() {
        return Stream.of(
                arguments(ALL, token(), true),
                arguments(ALL.named("ci"), token().name("ci"), true),
                arguments(ALL.named("ci"), token().name("CI"), false),
                arguments(ALL.named("ci"), token(), false),
                arguments(ALL.nameStartsWith("ci-"), token().name("ci-7"), true),
                arguments(ALL.nameStartsWith("ci-"), token().name("my-ci-7"), false),
                arguments(ALL.status(TokenStatus.EXPIRED), token().status(TokenStatus.EXPIRED), true),
                arguments(ALL.status(TokenStatus.EXPIRED), token(), false),
                arguments(ALL.expiringBefore(NOON), token().expiry(new Expiry.At(BEFORE)), true),
                arguments(ALL.expiringBefore(NOON), token().expiry(new Expiry.At(NOON)), false),
                arguments(ALL.expiringBefore(NOON), token().expiry(new Expiry.Idle(null, BEFORE)), true),
                arguments(ALL.expiringBefore(NOON), token().expiry(new Expiry.Never()), false),
                arguments(ALL.expiringBefore(NOON), token().expiry(new Expiry.Unknown()), false),
                arguments(ALL.unusedSince(NOON), token().lastUse(new LastUse.Never()), true),
                arguments(ALL.unusedSince(NOON), token().lastUse(new LastUse.Unknown()), false),
                arguments(ALL.createdBefore(NOON), token().created(BEFORE), true),
                arguments(ALL.createdBefore(NOON), token().created(NOON), false),
                arguments(ALL.createdBefore(NOON), token(), false),
                arguments(ALL.createdSince(NOON), token().created(NOON), true),
                arguments(ALL.createdSince(NOON), token().created(BEFORE), false),
                arguments(ALL.createdSince(NOON), token(), false),
                arguments(ALL.secretIssuedBefore(NOON), token().created(BEFORE), true),
                arguments(ALL.secretIssuedBefore(NOON), token().created(BEFORE).secretIssued(AFTER), false),
                arguments(ALL.secretIssuedBefore(NOON), token(), false),
                arguments(ALL.issuedBy("u1"), token().issuer(issuer("u1", null)), true),
                arguments(ALL.issuedBy("U1"), token().issuer(issuer("u1", null)), false),
                arguments(ALL.issuedBy("Ann@acme.example"), token().issuer(issuer(null, "ann@acme.example")), true),
                arguments(ALL.issuedBy("u1"), token(), false),
                arguments(
                        ALL.named("ci").createdBefore(NOON), token().name("ci").created(BEFORE), true),
                arguments(
                        ALL.named("ci").createdBefore(NOON), token().name("ci").created(AFTER), false),
                arguments(ALL.named("ci").createdBefore(NOON), token().name("x").created(BEFORE), false));
    }

    private static Issuer issuer(String id, String email) {
        return Issuer.of(Issuer.Kind.USER, id, email, null, null);
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource
    void conditions(TokenFilter filter, Token.Builder token, boolean passes) {
        assertEquals(passes, filter.matches(token.build()));
    }

    static Stream<Arguments> verdicts() {
        Issuer token = Issuer.of(Issuer.Kind.TOKEN, "t9", null, "builder", null);
        Issuer unknownKind = Issuer.of(Issuer.Kind.UNKNOWN, "x9", null, null, null);
        return Stream.of(
                arguments(ALL.unusedSince(NOON), used(new LastUse.Never()), Verdict.PASSES),
                arguments(ALL.unusedSince(NOON), used(new LastUse.Within(BEFORE, BEFORE)), Verdict.PASSES),
                arguments(ALL.unusedSince(NOON), used(new LastUse.Within(NOON, AFTER)), Verdict.FAILS),
                arguments(ALL.unusedSince(NOON), used(new LastUse.Within(BEFORE, NOON)), Verdict.LAST_USE_UNKNOWN),
                arguments(ALL.unusedSince(NOON), used(new LastUse.Estimated(BEFORE)), Verdict.LAST_USE_UNKNOWN),
                arguments(ALL.unusedSince(NOON), used(new LastUse.Estimated(AFTER)), Verdict.LAST_USE_UNKNOWN),
                arguments(ALL.unusedSince(NOON), token(), Verdict.LAST_USE_UNKNOWN),
                arguments(ALL.issuedBy("u1"), by(issuer("u1", null)), Verdict.PASSES),
                arguments(ALL.issuedBy("u1"), by(issuer("u2", null)), Verdict.FAILS),
                arguments(ALL.issuedBy("a@b.example"), by(issuer("u2", "c@b.example")), Verdict.FAILS),
                arguments(ALL.issuedBy("a@b.example"), by(issuer("u1", null)), Verdict.ISSUER_UNKNOWN),
                arguments(ALL.issuedBy("u1"), by(issuer(null, "a@b.example")), Verdict.ISSUER_UNKNOWN),
                arguments(ALL.issuedBy("u1"), token(), Verdict.ISSUER_UNKNOWN),
                arguments(ALL.issuedBy("u1"), by(unknownKind), Verdict.ISSUER_UNKNOWN),
                arguments(ALL.issuedBy("x9"), by(unknownKind), Verdict.PASSES),
                arguments(ALL.issuedBy("u1"), by(token), Verdict.ISSUED_BY_A_TOKEN),
                arguments(ALL.issuedBy("t9"), by(token), Verdict.PASSES),
                arguments(ALL.expiringBefore(NOON), token().expiry(new Expiry.Never()), Verdict.FAILS),
                arguments(ALL.expiringBefore(NOON), token(), Verdict.EXPIRY_UNKNOWN),
                arguments(ALL.createdBefore(NOON), token(), Verdict.CREATION_UNKNOWN),
                arguments(ALL.createdSince(NOON), token(), Verdict.CREATION_UNKNOWN),
                arguments(ALL.secretIssuedBefore(NOON), token(), Verdict.CREATION_UNKNOWN),
                // A condition that certainly fails decides, in either order; otherwise the first unknown property
                // counts.
                arguments(ALL.unusedSince(NOON).named("ci"), token(), Verdict.FAILS),
                arguments(ALL.named("ci").unusedSince(NOON), token(), Verdict.FAILS),
                arguments(ALL.unusedSince(NOON).issuedBy("u1"), token(), Verdict.LAST_USE_UNKNOWN),
                arguments(ALL.issuedBy("u1").unusedSince(NOON), token(), Verdict.ISSUER_UNKNOWN),
                arguments(ALL.named("").issuedBy("u1"), token(), Verdict.ISSUER_UNKNOWN));
    }

    private static Token.Builder used(LastUse lastUse) {
        return token().lastUse(lastUse);
    }

    private static Token.Builder by(Issuer issuer) {
        return token().issuer(issuer);
    }

    @ParameterizedTest(name = "{0} {2} {index}")
    @MethodSource("verdicts")
    void aFieldMissingFromARecordIsNeitherPassedNorFailed(TokenFilter filter, Token.Builder token, Verdict expected) {
        assertEquals(expected, filter.verdict(token.build()));
        assertEquals(expected == Verdict.PASSES, filter.matches(token.build()));
    }

    @Test
    void aFilterReturnsItsConditionsAndDoesNotChange() {
        TokenFilter narrow = ALL.named("ci").createdBefore(NOON);
        assertEquals("TokenFilter[named ci, created before 2026-06-01T12:00:00Z]", narrow.toString());
        assertEquals("TokenFilter[all]", ALL.toString());
        assertTrue(ALL.matches(token().build()));
    }

    static Stream<Arguments> widened() {
        TokenFilter ending = ALL.expiringBefore(NOON).orUnknown();
        return Stream.of(
                arguments(ending, token(), Verdict.PASSES),
                arguments(ending, token().expiry(new Expiry.At(BEFORE)), Verdict.PASSES),
                arguments(ending, token().expiry(new Expiry.At(AFTER)), Verdict.FAILS),
                arguments(ending, token().expiry(new Expiry.Never()), Verdict.FAILS),
                arguments(ALL.unusedSince(NOON).orUnknown(), used(new LastUse.Estimated(AFTER)), Verdict.PASSES),
                arguments(ALL.issuedBy("u1").orUnknown(), by(issuer("u2", null)), Verdict.FAILS),
                arguments(ALL.issuedBy("u1").createdBefore(NOON).orUnknown(), token(), Verdict.PASSES),
                // A certain failure of one condition decides, whatever is unknown of the others.
                arguments(ALL.issuedBy("u1").named("ci").orUnknown(), token(), Verdict.FAILS),
                // Conditions added later keep their own unknowns.
                arguments(ending.createdBefore(NOON), token(), Verdict.CREATION_UNKNOWN),
                arguments(ALL.orUnknown(), token(), Verdict.PASSES));
    }

    @ParameterizedTest(name = "{0} {2} {index}")
    @MethodSource("widened")
    void aFilterMayIncludeWhatItCannotDecide(TokenFilter filter, Token.Builder token, Verdict expected) {
        assertEquals(expected, filter.verdict(token.build()));
    }

    @Test
    void aWidenedFilterSaysSo() {
        assertEquals(
                "TokenFilter[(named ci, expiring before 2026-06-01T12:00:00Z) or unknown, status ACTIVE]",
                ALL.named("ci")
                        .expiringBefore(NOON)
                        .orUnknown()
                        .status(TokenStatus.ACTIVE)
                        .toString());
        assertEquals("TokenFilter[all]", ALL.orUnknown().toString());
    }

    static Stream<Arguments> surelyUnusedSinceNoon() {
        return Stream.of(
                arguments(new LastUse.Never(), true),
                arguments(new LastUse.Within(BEFORE, BEFORE), true),
                arguments(new LastUse.Within(BEFORE.minusSeconds(86400), BEFORE), true),
                arguments(new LastUse.Within(BEFORE, NOON), false),
                arguments(new LastUse.Within(BEFORE, AFTER), false),
                arguments(new LastUse.Within(AFTER, AFTER), false),
                arguments(new LastUse.Estimated(BEFORE), false),
                arguments(new LastUse.Unknown(), false));
    }

    @ParameterizedTest
    @MethodSource
    void surelyUnusedSinceNoon(LastUse lastUse, boolean expected) {
        assertEquals(expected, lastUse.surelyUnusedSince(NOON));
        assertThrows(IllegalArgumentException.class, () -> new LastUse.Within(AFTER, BEFORE));
    }

    static Stream<Arguments> ends() {
        return Stream.of(
                arguments(new Expiry.Never(), null),
                arguments(new Expiry.Unknown(), null),
                arguments(new Expiry.At(NOON), NOON),
                arguments(new Expiry.Idle(Duration.ofDays(30), NOON), NOON));
    }

    @ParameterizedTest
    @MethodSource
    void ends(Expiry expiry, Instant end) {
        assertEquals(Optional.ofNullable(end), expiry.endsAt());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // created, rotated, secret issued
                "-, -, -",
                "2026-01-01T00:00:00Z, -, 2026-01-01T00:00:00Z",
                "2026-01-01T00:00:00Z, 2026-02-01T00:00:00Z, 2026-02-01T00:00:00Z",
            })
    void theSecretWasIssuedAtTheLastRotationElseAtTheCreation(Instant created, Instant rotated, Instant issued) {
        Token token = token().created(created).secretIssued(rotated).build();
        assertEquals(Optional.ofNullable(issued), token.secretIssued());
    }

    @Test
    void aFieldMissingFromARecordIsUnknown() {
        Token token = token().name(null).build();
        assertEquals("Token[acme/1/t1 \"\" ACTIVE]", token.toString());
        assertEquals(new Expiry.Unknown(), token.expiry());
        assertEquals(new LastUse.Unknown(), token.lastUse());
        assertEquals(new Access.Unknown(), token.access());
        assertEquals(Issuer.Kind.UNKNOWN, token.issuer().kind());
        assertEquals(Optional.empty(), token.issuer().gone());
        assertEquals(Optional.of("record"), token.unwrap(String.class));
        assertEquals(Optional.empty(), token.unwrap(Integer.class));
    }

    @Test
    void tokensAreEqualWhenTheirRecordsAre() {
        assertEquals(token().build(), token().name("other").build());
        assertNotEquals(
                token().build(),
                Token.builder(TokenId.parse("acme/1/t1"), "changed").build());
        assertNotEquals(
                token().build(),
                Token.builder(TokenId.parse("acme/1/t2"), "record").build());
    }
}
