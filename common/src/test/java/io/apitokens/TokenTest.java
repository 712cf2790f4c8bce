package io.apitokens;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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
}
