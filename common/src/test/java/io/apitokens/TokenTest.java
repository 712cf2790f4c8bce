package io.apitokens;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.apitokens.Token.Property;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTest {

    private static final String MARKER = "0123456789abcdef0123456789abcdef";
    private static final Instant ISSUED = Instant.parse("2030-01-01T00:00:00Z");

    private static Token.Builder token() {
        return Token.builder(TokenId.parse("acme/1/t1"), "record").name("ci");
    }

    private static Token described(String description) {
        return token().description(description).build();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            quoteCharacter = '"',
            value = {
                "deploys at night [apitokens:%s] | deploys at night",
                "[apitokens:%s]                  | -",
                "\" [apitokens:%s]\"             | \"\"",
                "\"x  [apitokens:%s]\"           | \"x \"",
                "[apitokens:%1$s] [apitokens:%s] | [apitokens:%s]",
                "é€😀 [apitokens:%s]             | é€😀"
            })
    void aMarkerAtTheEndIsSeparatedFromTheDescription(String text, String description) {
        Token token = described(text.formatted(MARKER));
        assertEquals(Optional.of(MARKER), token.marker());
        assertEquals(Optional.ofNullable(description).map(rest -> rest.formatted(MARKER)), token.description());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "deploys at night",
                "[apitokens:]",
                "[apitokens:0123456789abcdef0123456789abcdef] and more",
                "[apitokens:0123456789abcdef0123456789abcdef] ",
                "[apitokens:0123456789abcdef0123456789abcdef]\n",
                "x[apitokens:0123456789abcdef0123456789abcdef]",
                "x\n[apitokens:0123456789abcdef0123456789abcdef]",
                "x [apitokens:0123456789ABCDEF0123456789ABCDEF]",
                "x [Apitokens:0123456789abcdef0123456789abcdef]",
                "x [apitokens:0123456789abcdef0123456789abcde]",
                "x [apitokens:0123456789abcdef0123456789abcdef0]",
                "x [apitokens:0123456789abcdef0123456789abcdeg]",
                "x [apitokens:0123456789abcdef0123456789abcde\u0661]",
                "x [apitokens:0123456789abcdef0123456789abcdef)",
                "x (apitokens:0123456789abcdef0123456789abcdef]",
                "[apitokens:0123456789abcdef 123456789abcdef]"
            })
    void anythingElseStaysTheDescription(String text) {
        Token token = described(text);
        assertEquals(Optional.empty(), token.marker());
        assertEquals(Optional.of(text), token.description());
    }

    @Test
    void withoutADescriptionThereIsNoMarker() {
        assertEquals(Optional.empty(), described(null).marker());
        assertEquals(Optional.empty(), described(null).description());
    }

    @ParameterizedTest
    @ValueSource(strings = {"deploys at night", "", "x ", "[apitokens:short]"})
    void whatASpecificationWasMarkedWithIsReadBack(String description) {
        TokenSpec spec = TokenSpec.builder("ci")
                .description(description)
                .grant("OWNER", Resource.account())
                .neverExpires()
                .build()
                .withMarker(MARKER);
        Token token = described(spec.description().orElseThrow());
        assertEquals(Optional.of(MARKER), token.marker());
        assertEquals(description, token.description().orElse(""));
    }

    private static Optional<Duration> lifetime(Duration exact) {
        return token().created(ISSUED)
                .expiry(new Expiry.At(ISSUED.plus(exact)))
                .build()
                .lifetime();
    }

    @ParameterizedTest
    @CsvSource({
        "P30D,               P30D",
        "P29DT23H55M,        P30D",
        "P30DT5M,            P30D",
        "P30DT5M0.000000001S, P30DT5M0.000000001S",
        "P29DT23H54M59.999S, P29DT23H54M59.999S",
        "PT90M,              PT90M",
        "PT55M,              PT1H",
        "PT5M,               PT5M",
        "PT0.000000001S,     PT0.000000001S"
    })
    void theLifetimeIsFromIssueToEndRoundedToHoursWithinFiveMinutes(Duration exact, Duration told) {
        assertEquals(Optional.of(told), lifetime(exact));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "P-30D"})
    void anEndThatIsNotAfterTheIssueGivesNoLifetime(Duration exact) {
        assertEquals(Optional.empty(), lifetime(exact));
    }

    @Test
    void theLifetimeInTheRecordGoesBeforeTheCountedOne() {
        Token token = token().created(ISSUED)
                .expiry(new Expiry.At(ISSUED.plus(Duration.ofDays(31))))
                .lifetime(Duration.ofDays(30))
                .build();
        assertEquals(Optional.of(Duration.ofDays(30)), token.lifetime());
    }

    @Test
    void theLifetimeIsThatOfThePresentSecret() {
        Token token = token().created(ISSUED)
                .secretIssued(ISSUED.plus(Duration.ofDays(10)))
                .expiry(new Expiry.At(ISSUED.plus(Duration.ofDays(30))))
                .build();
        assertEquals(Optional.of(Duration.ofDays(20)), token.lifetime());
    }

    @Test
    void whatNeverEndsOrEndsWhenIdleOrWhoseIssueIsUnknownHasNoLifetime() {
        Instant end = ISSUED.plus(Duration.ofDays(30));
        for (Expiry expiry :
                new Expiry[] {new Expiry.Never(), new Expiry.Unknown(), new Expiry.Idle(Duration.ofDays(30), end)}) {
            assertEquals(
                    Optional.empty(),
                    token().created(ISSUED).expiry(expiry).build().lifetime());
        }
        assertEquals(
                Optional.empty(), token().expiry(new Expiry.At(end)).build().lifetime());
    }

    @Test
    void everyPropertyThatTheRecordOmitsIsUnknownForThatReason() {
        Map<Property, UnknownReason> unknown = token().build().unknowns();
        Set<Property> expected = EnumSet.allOf(Property.class);
        // Without a statement of the vendor's, no description and no restriction means that there is none.
        expected.removeAll(Set.of(Property.DESCRIPTION, Property.RESTRICTIONS));
        assertEquals(expected, unknown.keySet());
        assertEquals(Set.of(UnknownReason.RECORD_OMITS_IT), Set.copyOf(unknown.values()));
    }

    @Test
    void aStatedReasonCountsOnlyWhileThePropertyIsUnknown() {
        Map<Property, UnknownReason> all = new EnumMap<>(Property.class);
        Arrays.stream(Property.values()).forEach(each -> all.put(each, UnknownReason.NOT_ASKED));
        assertEquals(
                Set.copyOf(Arrays.asList(Property.values())),
                token().restrictions(List.of(Token.Restriction.unknown()))
                        .unknowns(all)
                        .build()
                        .unknowns()
                        .keySet());
        Token known = token().description("d")
                .created(ISSUED)
                .expiry(new Expiry.Never())
                .lastUse(new LastUse.Never())
                .access(new Access.AsIssuer())
                .scope(Resource.account("1"))
                .issuer(Issuer.of(Issuer.Kind.USER, "u", "a@sim.example", "Ada", false))
                .unknowns(all)
                .build();
        assertEquals(Map.of(), known.unknowns());
    }

    @Test
    void aRestrictionThatCouldNotBeReadIsUnknown() {
        Token token = token().restrictions(List.of(Token.Restriction.unknown())).build();
        assertEquals(UnknownReason.UNREADABLE, token.unknowns().get(Property.RESTRICTIONS));
    }

    @Test
    void theStateOfAnIssuerIsKnownByItsWordOrByWhetherItIsGone() {
        Issuer issuer = Issuer.of(Issuer.Kind.USER, "u", null, null, null);
        assertEquals(
                UnknownReason.RECORD_OMITS_IT,
                token().issuer(issuer).build().unknowns().get(Property.ISSUER_STATUS));
        assertEquals(
                null,
                token().issuer(issuer.withStatus("SUSPENDED"))
                        .build()
                        .unknowns()
                        .get(Property.ISSUER_STATUS));
    }
}
