package io.apitokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.apitokens.error.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The specification of a token like an existing one, and the copies that a rotation makes of it. */
class TokenSpecLikeTest {

    private static final String MARKER = "0123456789abcdef0123456789abcdef";
    private static final Instant CREATED = Instant.parse("2030-01-01T00:00:00Z");
    private static final Resource WORKSPACE = Resource.workspace("w1");
    private static final Grant ON_WORKSPACE = new Grant(new Role("OWNER", "7"), WORKSPACE);
    private static final Grant ON_DEPLOYMENT = new Grant(Role.named("ADMIN"), Resource.deployment("d1"));
    private static final Grant ON_DAG = new Grant(Role.named("VIEWER"), Resource.dag("d1", "etl"));

    /** Creates a token whose record has every property. */
    private static Token.Builder token() {
        return Token.builder(TokenId.parse("acme/1/t1"), "record")
                .name("ci")
                .description("deploys at night [apitokens:" + MARKER + "]")
                .created(CREATED)
                .expiry(new Expiry.At(CREATED.plus(Duration.ofDays(30)).minusSeconds(2)))
                .access(new Access.Listed(List.of(ON_DAG, ON_DEPLOYMENT, ON_WORKSPACE)))
                .scope(WORKSPACE);
    }

    private static TokenSpec like(Token.Builder token) {
        return TokenSpec.like(token.build());
    }

    @Test
    void itHasNameDescriptionGrantsAndPeriodButNotTheMarker() {
        TokenSpec spec = like(token());
        assertEquals("ci", spec.name());
        assertEquals(Optional.of("deploys at night"), spec.description());
        assertEquals(new Lifetime.For(Duration.ofDays(30)), spec.lifetime());
    }

    @Test
    void theGrantOnTheScopeComesFirstAndTheOthersKeepTheirOrder() {
        assertEquals(List.of(ON_WORKSPACE, ON_DAG, ON_DEPLOYMENT), like(token()).grants());
    }

    @Test
    void withoutAGrantOnAKnownScopeTheOrderStays() {
        List<Grant> listed = List.of(ON_DAG, ON_DEPLOYMENT, ON_WORKSPACE);
        assertEquals(listed, like(token().scope(null)).grants());
        assertEquals(listed, like(token().scope(Resource.workspace("w2"))).grants());
        assertEquals(listed, like(token().scope(ON_DAG.resource())).grants());
    }

    @Test
    void aTokenThatNeverEndsIsRequestedWithoutEnd() {
        assertEquals(
                new Lifetime.Unlimited(),
                like(token().expiry(new Expiry.Never())).lifetime());
    }

    @Test
    void aTokenWithoutADescriptionIsRequestedWithoutOne() {
        assertEquals(Optional.empty(), like(token().description(null)).description());
        assertEquals(
                Optional.empty(),
                like(token().description("[apitokens:" + MARKER + "]")).description());
    }

    static Stream<Arguments> aFieldMissingFromTheRecordIsRefusedByName() {
        Instant end = CREATED.plus(Duration.ofDays(30));
        String noGrants = "grants are not in the token's record; pass a specification";
        String noPeriod = "expiry has no period in the token's record; pass a specification";
        return Stream.of(
                arguments("unknown access", token().access(new Access.Unknown()), noGrants),
                arguments("access of the issuer", token().access(new Access.AsIssuer()), noGrants),
                arguments(
                        "no grant",
                        token().access(new Access.Listed(List.of())),
                        "grants are empty: a token needs at least one role"),
                arguments("unknown end", token().expiry(new Expiry.Unknown()), noPeriod),
                arguments("end when idle", token().expiry(new Expiry.Idle(Duration.ofDays(30), end)), noPeriod),
                arguments("unknown issue", token().created(null), noPeriod),
                arguments("end before the issue", token().expiry(new Expiry.At(CREATED)), noPeriod),
                arguments("no name", token().name(null), "name is blank"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void aFieldMissingFromTheRecordIsRefusedByName(String what, Token.Builder token, String message) {
        InvalidInputException refused = assertThrows(InvalidInputException.class, () -> like(token), what);
        assertEquals(message, refused.getMessage());
        assertEquals(message.substring(0, message.indexOf(' ')), refused.field());
    }

    private static final Token.Restriction FROM_OFFICE =
            new Token.Restriction(Token.Restriction.Kind.NETWORK, "only from 192.0.2.0/24\n", "192.0.2.0/24");

    @Test
    void aRestrictionBeyondGrantsIsRefusedAndShown() {
        for (Token.Restriction restriction : List.of(FROM_OFFICE, Token.Restriction.unknown())) {
            Token.Builder restricted = token().restrictions(List.of(restriction));
            InvalidInputException refused = assertThrows(InvalidInputException.class, () -> like(restricted));
            assertEquals(
                    "restrictions cannot be carried over: the token may be used " + restriction
                            + ", and a new one would lack that; pass a specification",
                    refused.getMessage());
            assertEquals("restrictions", refused.field());
        }
        assertEquals("only from 192.0.2.0/24\\u000a", FROM_OFFICE.toString());
    }

    @Test
    void aRestrictionThatTheVendorSupportsIsCarriedOverButNoUnknownOne() {
        Token restricted = token().restrictions(List.of(FROM_OFFICE)).build();
        TokenSpec spec = TokenSpec.like(restricted, restriction -> true);
        assertEquals(List.of(FROM_OFFICE), spec.restrictions());
        assertEquals(Optional.of("192.0.2.0/24"), spec.restrictions().get(0).unwrap(String.class));
        assertEquals(
                List.of(FROM_OFFICE), spec.withName("ci-2").withMarker(MARKER).restrictions());
        Token unread =
                token().restrictions(List.of(Token.Restriction.unknown())).build();
        assertThrows(InvalidInputException.class, () -> TokenSpec.like(unread, restriction -> true));
    }

    @Test
    void aLimitedNameHasAShorterMarker() {
        for (int length : new int[] {19, 20, 36}) {
            String name = "😀".repeat(length);
            String sent = like(token()).withName(name).withMarker(MARKER).nameWithMarker(64);
            assertEquals(length + (length == 19 ? 45 : 28), sent.codePointCount(0, sent.length()));
            Token made = token().description(null).name(sent).build();
            assertEquals(name, made.name());
            assertEquals(Optional.of(MARKER), made.marker());
        }
    }

    @Test
    void aNameThatIsTooLongIsRefused() {
        TokenSpec spec = like(token()).withName("x".repeat(64));
        assertEquals(64, spec.nameWithMarker(64).length());
        assertEquals(
                "name is too long: at most 63 characters",
                assertThrows(InvalidInputException.class, () -> spec.nameWithMarker(63))
                        .getMessage());
        assertEquals(
                "name is too long with its marker: at most 64 characters",
                assertThrows(
                                InvalidInputException.class,
                                () -> spec.withName("x".repeat(37))
                                        .withMarker(MARKER)
                                        .nameWithMarker(64))
                        .getMessage());
    }

    @Test
    void whatIsNoShortMarkerIsAPartOfTheName() {
        for (String name : new String[] {
            "[at:AAAAAAAAAAAAAAAAAAAAAA]",
            "x[at:AAAAAAAAAAAAAAAAAAAAAA]",
            "x [at:AAAAAAAAAAAAAAAAAAAAAB]",
            "x [at:AAAAAAAAAAAAAAAAAAAAA]",
            "x [at:AAAAAAAAAAAAAAAAAAAAAA] "
        }) {
            Token token = token().description(null).name(name).build();
            assertEquals(name, token.name());
            assertEquals(Optional.empty(), token.marker());
        }
    }

    @Test
    void atAVendorWithoutDescriptionsTheMarkerFollowsTheName() {
        TokenSpec marked = like(token().description(null)).withMarker(MARKER);
        assertEquals("ci", marked.name());
        assertEquals("ci [apitokens:" + MARKER + "]", marked.nameWithMarker());
        assertEquals(Optional.empty(), marked.descriptionWithoutMarker());
        assertEquals(Optional.of(MARKER), marked.marker());
        assertEquals("ci", like(token()).nameWithMarker());
        Token made = token().description(null).name(marked.nameWithMarker()).build();
        assertEquals("ci", made.name());
        assertEquals(Optional.of(MARKER), made.marker());
        Token apart = token().description(null).marker(MARKER).build();
        assertEquals(Optional.of(MARKER), apart.marker());
    }

    @Test
    void anotherNameLeavesTheRestAsItIs() {
        TokenSpec spec = like(token());
        TokenSpec renamed = spec.withName("ci-2");
        assertEquals("ci-2", renamed.name());
        assertEquals("ci", spec.name());
        assertEquals(spec.description(), renamed.description());
        assertEquals(spec.grants(), renamed.grants());
        assertEquals(spec.lifetime(), renamed.lifetime());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void aBlankNameIsRefused(String name) {
        TokenSpec spec = like(token());
        assertEquals(
                "name is blank",
                assertThrows(InvalidInputException.class, () -> spec.withName(name))
                        .getMessage());
    }

    @Test
    void aMarkerFollowsTheDescription() {
        TokenSpec marked = like(token()).withMarker(MARKER);
        assertEquals(Optional.of("deploys at night [apitokens:" + MARKER + "]"), marked.description());
        assertEquals(like(token()).grants(), marked.grants());
        for (Token.Builder bare : List.of(token().description(null), token().description(""))) {
            assertEquals(
                    Optional.of("[apitokens:" + MARKER + "]"),
                    like(bare).withMarker(MARKER).description());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sim-secret",
                "0123456789abcdef0123456789abcde",
                "0123456789abcdef0123456789abcdef0",
                "0123456789ABCDEF0123456789ABCDEF",
                "0123456789abcdef0123456789abcdeg",
                "0123456789abcdef 123456789abcdef",
                "0123456789abcdef0123456789abcde\n",
                "0123456789abcdef0123456789abcde\u0661",
                "[apitokens:0123456789abcdef0123456789abcdef]"
            })
    void whatIsNoMarkerIsRefusedWithoutQuotingIt(String text) {
        TokenSpec spec = like(token());
        InvalidInputException refused = assertThrows(InvalidInputException.class, () -> spec.withMarker(text));
        assertEquals("marker is not 32 lower-case hexadecimal digits", refused.getMessage());
    }
}
