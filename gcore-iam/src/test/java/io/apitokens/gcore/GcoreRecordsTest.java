package io.apitokens.gcore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Access;
import io.apitokens.Account;
import io.apitokens.Expiry;
import io.apitokens.Grant;
import io.apitokens.Issuer;
import io.apitokens.LastUse;
import io.apitokens.Page;
import io.apitokens.Resource;
import io.apitokens.Role;
import io.apitokens.Token;
import io.apitokens.Token.Property;
import io.apitokens.TokenId;
import io.apitokens.TokenStatus;
import io.apitokens.UnknownReason;
import io.apitokens.error.UnreadableResponseException;
import io.apitokens.gcore.api.ApiToken;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.ManualTimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the conversion of Gcore's records: unknown is never reported as never or none. */
class GcoreRecordsTest {

    private static final Instant NOON = Instant.parse("2030-02-01T12:00:00Z");

    private final GcoreFixture vendor = new GcoreFixture(ManualTimeSource.startingAt(NOON));
    private final GcoreIam gcore = vendor.builder().build();
    private final Account account = gcore.account();

    @AfterEach
    void close() {
        gcore.close();
        vendor.close();
    }

    /** Reads a record with additional fields, given as JSON. */
    private Token read(String fields) {
        vendor.gcore().inject(Fault.status(200).body("{\"id\": 42, \"name\": \"ci\"" + fields + "}"));
        return gcore.tokens().get(TokenId.of(account, "42"));
    }

    @ParameterizedTest
    @CsvSource({
        "2030-02-01T12:00:00.000000Z, 2030-02-01T12:00:00Z",
        "2030-02-01T12:00:00.123Z, 2030-02-01T12:00:00.123Z",
        "2030-02-01T12:00:00Z, 2030-02-01T12:00:00Z",
        "2030-02-01T12:00:00+00:00, 2030-02-01T12:00:00Z",
        "2030-02-01T14:30:00+0230, 2030-02-01T12:00:00Z",
        "2030-02-01 12:00:00Z, 2030-02-01T12:00:00Z",
        "2030-02-01, 2030-02-01T00:00:00Z",
    })
    void datesAreReadInEveryFormThatWasSeen(String written, Instant meant) {
        Token token = read(", \"exp_date\": \"" + written + "\", \"created\": \"" + written + "\"");
        assertEquals(new Expiry.At(meant), token.expiry());
        assertEquals(meant, token.created().orElseThrow());
        assertEquals(meant, token.secretIssued().orElseThrow());
    }

    @Test
    void anEndThatIsNullIsNever() {
        assertEquals(new Expiry.Never(), read(", \"exp_date\": null").expiry());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", \"exp_date\": \"soon\"", ", \"exp_date\": 7", ", \"exp_date\": {}"})
    void anEndThatIsMissingOrUnreadableIsUnknown(String fields) {
        Token token = read(fields);
        assertEquals(new Expiry.Unknown(), token.expiry());
        assertTrue(token.expiry().endsAt().isEmpty());
    }

    @Test
    void aLastUseThatIsNullIsNever() {
        assertEquals(new LastUse.Never(), read(", \"last_usage\": null").lastUse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", \"last_usage\": \"lately\"", ", \"last_usage\": 7"})
    void aLastUseThatIsMissingOrUnreadableIsUnknown(String fields) {
        LastUse use = read(fields).lastUse();
        assertEquals(new LastUse.Unknown(), use);
        assertFalse(use.surelyUnusedSince(Instant.MAX));
    }

    @Test
    void aLastUseOnADateIsSomewhereWithinThatDay() {
        LastUse use = read(", \"last_usage\": \"2030-01-31\"").lastUse();
        Instant start = Instant.parse("2030-01-31T00:00:00Z");
        assertEquals(new LastUse.Within(start, start.plus(Duration.ofDays(1))), use);
        assertFalse(use.surelyUnusedSince(start.plus(Duration.ofHours(20))));
    }

    @Test
    void aLastUseAtATimeIsThen() {
        LastUse use = read(", \"last_usage\": \"2030-01-31T08:00:00.5Z\"").lastUse();
        Instant then = Instant.parse("2030-01-31T08:00:00.5Z");
        assertEquals(new LastUse.Within(then, then), use);
    }

    @Test
    void theRoleIsOneOnTheWholeAccount() {
        Token token = read(", \"client_user\": {\"role\": {\"id\": 2, \"name\": \"Users\"}}");
        assertEquals(
                new Access.Listed(List.of(new Grant(new Role("Users", "2"), Resource.account("9262944")))),
                token.access());
        assertEquals(Resource.account("9262944"), token.scope().orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ", \"client_user\": null",
                ", \"client_user\": {}",
                ", \"client_user\": {\"role\": null}",
                ", \"client_user\": {\"role\": {}}",
                ", \"client_user\": {\"role\": {\"name\": \"\"}}",
                ", \"client_user\": {\"role\": \"Users\"}",
                ", \"client_user\": {\"role\": {\"id\": \"1\", \"name\": \"Users\"}}",
                ", \"client_user\": {\"role\": {\"id\": 1, \"name\": 7}}"
            })
    void aRoleThatIsMissingOrUnreadableIsUnknownAccess(String fields) {
        assertEquals(new Access.Unknown(), read(fields).access());
    }

    @Test
    void theIssuerIsTheUserAndMayBeGone() {
        Issuer issuer =
                read(", \"client_user\": {\"user_id\": 7, \"user_name\": \"Eve\", \"user_email\": \"e@sim.example\","
                                + " \"deleted\": true}")
                        .issuer();
        assertEquals(Issuer.Kind.USER, issuer.kind());
        assertEquals("7", issuer.id().orElseThrow());
        assertEquals("Eve", issuer.name().orElseThrow());
        assertEquals("e@sim.example", issuer.email().orElseThrow());
        assertTrue(issuer.gone().orElseThrow());
    }

    @Test
    void anIssuerMissingFromTheRecordIsUnknown() {
        assertEquals(Issuer.Kind.UNKNOWN, read("").issuer().kind());
        assertTrue(read(", \"client_user\": {\"user_id\": 7}").issuer().gone().isEmpty());
    }

    @Test
    void whatIsExpiredSaysSo() {
        assertEquals(TokenStatus.EXPIRED, read(", \"expired\": true").status());
        assertEquals(TokenStatus.ACTIVE, read(", \"expired\": false").status());
        assertEquals(TokenStatus.ACTIVE, read("").status());
    }

    @Test
    void whatIsUnknownOfATokenHasItsReason() {
        String issuer = ", \"client_user\": {\"user_id\": 7, \"user_name\": null, \"user_email\": \"e@sim.example\","
                + " \"deleted\": false, \"role\": {\"id\": 2, \"name\": \"Users\"}}";
        String times = ", \"created\": \"2030-02-01T12:00:00Z\", \"exp_date\": null, \"last_usage\": null";
        assertEquals(
                Map.of(Property.ISSUER_NAME, UnknownReason.RECORD_OMITS_IT),
                read(issuer + times).unknowns());
        Map<Property, UnknownReason> odd =
                read(issuer + ", \"exp_date\": \"soon\"").unknowns();
        assertEquals(UnknownReason.UNREADABLE, odd.get(Property.EXPIRY));
        assertEquals(UnknownReason.RECORD_OMITS_IT, odd.get(Property.LAST_USE));
        assertEquals(UnknownReason.RECORD_OMITS_IT, odd.get(Property.CREATED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"expired\": 1", "\"expired\": \"yes\"", "\"deleted\": {}", "\"deleted\": []"})
    void aMistypedStatusIsAnUnreadableRecordAndNeverActive(String field) {
        UnreadableResponseException odd = assertThrows(UnreadableResponseException.class, () -> read(", " + field));
        assertTrue(odd.getMessage().contains("has another type than documented"), odd.getMessage());
        vendor.gcore().inject(Fault.status(200).body("[{\"id\": 42, " + field + "}, {\"id\": 43}]"));
        Page<Token> page = gcore.tokens().list().pages().iterator().next();
        assertEquals(
                List.of("43"),
                page.items().stream().map(each -> each.id().value()).toList());
        assertTrue(page.unreadable().isPresent());
    }

    @Test
    void theVendorsRecordCanBeHad() {
        ApiToken record =
                read(", \"description\": \"d\"").unwrap(ApiToken.class).orElseThrow();
        assertEquals("d", record.description());
        assertInstanceOf(ApiToken.class, record);
    }
}
