package io.apitokens.astro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.apitokens.Access;
import io.apitokens.Expiry;
import io.apitokens.Grant;
import io.apitokens.Issuer;
import io.apitokens.LastUse;
import io.apitokens.Resource;
import io.apitokens.Role;
import io.apitokens.Token;
import io.apitokens.Token.Property;
import io.apitokens.TokenStatus;
import io.apitokens.UnknownReason;
import io.apitokens.astro.api.ApiToken;
import io.apitokens.astro.api.TokenKind;
import io.apitokens.astro.api.TokenScope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AstroRecordsTest {

    private static final String FULL = """
            {"id": "clfull", "name": "all fields", "description": "every one", "scope": "WORKSPACE", "kind": "STANDARD",
             "shortToken": "abcd", "startAt": "2026-07-01T01:00:00Z", "endAt": "2026-09-01T02:00:00Z",
             "expiryPeriodInDays": 62, "createdAt": "2026-07-01T03:00:00Z", "updatedAt": "2026-07-04T04:00:00Z",
             "lastUsedAt": "2026-07-05T05:00:00Z", "lastRotatedAt": "2026-07-06T06:00:00Z",
             "roles": [
               {"entityType": "WORKSPACE", "entityId": "clw", "role": "WORKSPACE_OWNER"},
               {"entityType": "DEPLOYMENT", "entityId": "cld", "role": "night shift"},
               {"entityType": "DAG", "entityId": "etl", "role": "DAG_VIEWER", "deploymentId": "cld"},
               {"entityType": "DAG_TAG", "entityId": "red", "role": "DAG_AUTHOR", "deploymentId": "cld"},
               {"entityType": "CLUSTER", "entityId": "clc", "role": "CLUSTER_ADMIN"}],
             "createdBy": {"id": "clu", "subjectType": "USER", "username": "ada@sim.example", "fullName": "Ada"},
             "updatedBy": {"id": "clk", "subjectType": "SERVICEKEY", "apiTokenName": "robot"}}
            """;

    private final TestOrganization fixture = new TestOrganization();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void everyFieldOfARecordIsReturned() {
        Token token = read(FULL);

        assertEquals(fixture.id("clfull"), token.id());
        assertEquals("all fields", token.name());
        assertEquals(Optional.of("every one"), token.description());
        assertEquals(TokenStatus.ACTIVE, token.status());
        assertEquals(Optional.of(Instant.parse("2026-07-01T03:00:00Z")), token.created());
        assertEquals(Optional.of(Instant.parse("2026-07-06T06:00:00Z")), token.secretIssued());
        assertEquals(new Expiry.At(Instant.parse("2026-09-01T02:00:00Z")), token.expiry());
        Instant used = Instant.parse("2026-07-05T05:00:00Z");
        assertEquals(new LastUse.Within(used, used), token.lastUse());
        assertEquals(Optional.of(Resource.workspace("clw")), token.scope());
        assertFalse(token.vendorManaged());
        assertEquals(
                new Access.Listed(List.of(
                        new Grant(Role.named("WORKSPACE_OWNER"), Resource.workspace("clw")),
                        new Grant(Role.named("night shift"), Resource.deployment("cld")),
                        new Grant(Role.named("DAG_VIEWER"), Resource.dag("cld", "etl")),
                        new Grant(Role.named("DAG_AUTHOR"), Resource.dagTag("cld", "red")),
                        new Grant(Role.named("CLUSTER_ADMIN"), Resource.of("CLUSTER", "clc")))),
                token.access());
        assertIssuer(token.issuer(), Issuer.Kind.USER, "clu", "ada@sim.example", "Ada");
        ApiToken record = token.unwrap(ApiToken.class).orElseThrow();
        assertEquals("abcd", record.shortToken());
        assertEquals(TokenKind.STANDARD, record.kind());
        assertEquals(62, record.expiryPeriodInDays());
    }

    @Test
    void aRecordOfAnIdOnlyReturnsNothingElse() {
        Token token = read("{\"id\": \"clbare\"}");

        assertEquals("", token.name());
        assertEquals(Optional.empty(), token.description());
        assertEquals(TokenStatus.ACTIVE, token.status());
        assertEquals(Optional.empty(), token.created());
        assertEquals(Optional.empty(), token.secretIssued());
        assertEquals(new Access.Unknown(), token.access());
        assertEquals(Optional.empty(), token.scope());
        assertIssuer(token.issuer(), Issuer.Kind.UNKNOWN, null, null, null);
    }

    @Test
    void aSecretThatWasNotRequestedIsNotKept() {
        Token token = read(with("token", "\"eyJ-sim-unasked\""));

        assertFalse(token.unwrap(ApiToken.class).orElseThrow().toString().contains("unasked"));
        assertNull(token.unwrap(ApiToken.class).orElseThrow().token());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-,                    2026-08-01T10:00:00Z, EXPIRED",
                "-,                    2026-08-01T10:00:01Z, ACTIVE",
                "-,                    -,                    ACTIVE",
                "2026-08-01T10:00:00Z, -,                    ACTIVE",
                "2026-08-01T10:00:01Z, -,                    NOT_YET_VALID",
                "2026-08-01T10:00:01Z, 2026-08-01T09:00:00Z, EXPIRED",
                "soon,                 never,                ACTIVE"
            })
    void theStatusFollowsFromEndAndStart(String start, String end, TokenStatus status) {
        assertEquals(
                status, read(with("startAt", text(start), "endAt", text(end))).status());
    }

    static Stream<Arguments> ends() {
        return Stream.of(
                Arguments.of("none at all", null, null, new Expiry.Never()),
                Arguments.of("null", "null", "null", new Expiry.Never()),
                Arguments.of("a time", "\"2026-09-01T00:00:00.5+02:00\"", "31", at("2026-08-31T22:00:00.5Z")),
                Arguments.of("a time without a period", "\"2026-09-01T00:00:00Z\"", null, at("2026-09-01T00:00:00Z")),
                Arguments.of("a period without a time", null, "31", new Expiry.Unknown()),
                Arguments.of("a text that is no time", "\"in September\"", null, new Expiry.Unknown()),
                Arguments.of("an empty text", "\"\"", null, new Expiry.Unknown()),
                Arguments.of("a number", "1788220800", null, new Expiry.Unknown()),
                Arguments.of("an object", "{\"at\": 1}", null, new Expiry.Unknown()),
                Arguments.of("false", "false", null, new Expiry.Unknown()));
    }

    private static Expiry at(String instant) {
        return new Expiry.At(Instant.parse(instant));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ends")
    void anUnknownEndIsNotReportedAsNever(String name, String end, String period, Expiry expected) {
        assertEquals(
                expected, read(with("endAt", end, "expiryPeriodInDays", period)).expiry(), name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"lately\"", "\"\"", "1788220800", "[]", "true"})
    void anUnknownUseIsNotReportedAsNever(String used) {
        Token token = read(with("lastUsedAt", used));

        assertEquals(new LastUse.Unknown(), token.lastUse());
        assertFalse(token.lastUse().surelyUnusedSince(Instant.EPOCH));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"-", "null"})
    void aUseMissingFromTheRecordIsNever(String used) {
        assertEquals(new LastUse.Never(), read(with("lastUsedAt", used)).lastUse());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"-", "null"})
    void theSecretOfATokenThatWasNeverRotatedIsAsOldAsTheToken(String rotated) {
        assertEquals(
                Optional.of(Instant.parse("2026-07-01T03:00:00Z")),
                read(with("lastRotatedAt", rotated)).secretIssued());
    }

    @Test
    void theAgeOfASecretThatWasRotatedAtAnUnreadableTimeIsUnknown() {
        assertEquals(Optional.empty(), read(with("lastRotatedAt", "\"once\"")).secretIssued());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "7",
                "{}",
                "[null]",
                "[7]",
                "[{}]",
                "[{\"entityType\": \"WORKSPACE\", \"entityId\": \"clw\"}]",
                "[{\"entityType\": \"WORKSPACE\", \"role\": \"WORKSPACE_OWNER\"}]",
                "[{\"entityId\": \"clw\", \"role\": \"WORKSPACE_OWNER\"}]",
                "[{\"entityType\": \"WORKSPACE\", \"entityId\": \" \", \"role\": \"WORKSPACE_OWNER\"}]",
                "[{\"entityType\": \"WORKSPACE\", \"entityId\": \"clw\", \"role\": \"WORKSPACE_OWNER\"}, {}]"
            })
    void rolesThatCannotBeReadAsAWholeAreUnknown(String roles) {
        assertEquals(new Access.Unknown(), read(with("roles", roles)).access());
    }

    @Test
    void aTokenWithoutRolesHasNone() {
        assertEquals(new Access.Listed(List.of()), read(with("roles", "[]")).access());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "ORGANIZATION, ORGANIZATION, clx42kkcm01fo01o06agtmshg",
                "WORKSPACE,    WORKSPACE,    clw",
                "DEPLOYMENT,   DEPLOYMENT,   cld",
                "CLUSTER,      CLUSTER,      clc",
                "GALAXY,       -,            -",
                "-,            -,            -"
            })
    void theScopeIsWhatTheOneRoleOfItsKindIsOn(String scope, Resource.Kind kind, String id) {
        Optional<Resource> told = read(with("scope", text(scope))).scope();

        assertEquals(Optional.ofNullable(kind), told.map(Resource::kind));
        assertEquals(Optional.ofNullable(id), told.map(Resource::id));
    }

    @Test
    void aScopeThatTwoRolesCouldBeOnIsUnknown() {
        String roles = "[{\"entityType\": \"WORKSPACE\", \"entityId\": \"cl1\", \"role\": \"WORKSPACE_OWNER\"},"
                + "{\"entityType\": \"WORKSPACE\", \"entityId\": \"cl2\", \"role\": \"WORKSPACE_OWNER\"}]";

        assertEquals(Optional.empty(), read(with("roles", roles)).scope());
    }

    @Test
    void wordsThatThisVersionDoesNotKnowSurvive() {
        ApiToken record = read(with("scope", "\"GALAXY\"", "kind", "\"MAGIC\""))
                .unwrap(ApiToken.class)
                .orElseThrow();

        assertEquals(TokenScope.of("GALAXY"), record.scope());
        assertFalse(TokenScope.of("GALAXY").isKnown());
        assertEquals(TokenKind.of("MAGIC"), record.kind());
    }

    @Test
    void theIssuerIsAUserATokenOrUnknown() {
        assertIssuer(
                read(with(
                                "createdBy",
                                "{\"id\": \"clk\", \"subjectType\": \"SERVICEKEY\", \"apiTokenName\": \"robot\"}"))
                        .issuer(),
                Issuer.Kind.TOKEN,
                "clk",
                null,
                "robot");
        assertIssuer(
                read(with("createdBy", "{\"id\": \"clx\", \"subjectType\": \"GHOST\"}"))
                        .issuer(),
                Issuer.Kind.UNKNOWN,
                "clx",
                null,
                null);
        assertIssuer(read(with("createdBy", "{}")).issuer(), Issuer.Kind.UNKNOWN, null, null, null);
        assertIssuer(read(with("createdBy", "\"ada\"")).issuer(), Issuer.Kind.UNKNOWN, null, null, null);
    }

    @Test
    void whatIsUnknownOfATokenHasItsReason() {
        assertEquals(
                Map.of(Property.ISSUER_STATUS, UnknownReason.VENDOR_HAS_NO_FIELD),
                read(FULL).unknowns());
        String token = "{\"id\": \"clk\", \"subjectType\": \"SERVICEKEY\", \"apiTokenName\": \"robot\"}";
        assertEquals(
                UnknownReason.VENDOR_HAS_NO_FIELD,
                read(with("createdBy", token)).unknowns().get(Property.ISSUER_EMAIL));
        Map<Property, UnknownReason> omitted =
                read(with("createdBy", null, "roles", null)).unknowns();
        assertEquals(UnknownReason.RECORD_OMITS_IT, omitted.get(Property.ISSUER));
        assertEquals(UnknownReason.RECORD_OMITS_IT, omitted.get(Property.ISSUER_EMAIL));
        assertEquals(UnknownReason.RECORD_OMITS_IT, omitted.get(Property.ACCESS));
        Map<Property, UnknownReason> odd = read(with(
                        "endAt",
                        "\"soon\"",
                        "lastUsedAt",
                        "\"lately\"",
                        "roles",
                        "[{\"role\":\"ORGANIZATION_OWNER\"}]"))
                .unknowns();
        for (Property property : List.of(Property.EXPIRY, Property.LAST_USE, Property.ACCESS)) {
            assertEquals(UnknownReason.UNREADABLE, odd.get(property), property.name());
        }
    }

    @Test
    void aMistypedDeploymentMakesTheGrantsUnknownAndNotWider() {
        String role = "{\"entityType\":\"DAG\",\"entityId\":\"etl\",\"role\":\"DAG_VIEWER\",\"deploymentId\":7}";
        assertEquals(new Access.Unknown(), read(with("roles", "[" + role + "]")).access());
    }

    @Test
    void fieldsOfWrongTypesAndUnknownFieldsDoNotHideTheToken() {
        Token token = read(
                "{\"id\": \"clodd\", \"name\": 1, \"description\": {}, \"scope\": [], \"kind\": 2,"
                        + " \"startAt\": {}, \"createdAt\": [], \"updatedBy\": 3, \"novel\": {\"x\": [1]}, \"roles\": \"all\"}");

        assertEquals("clodd", token.id().value());
        assertTrue(token.name().isEmpty());
        assertEquals(Optional.empty(), token.created());
    }

    private static void assertIssuer(Issuer issuer, Issuer.Kind kind, String id, String email, String name) {
        assertEquals(kind, issuer.kind());
        assertEquals(Optional.ofNullable(id), issuer.id());
        assertEquals(Optional.ofNullable(email), issuer.email());
        assertEquals(Optional.ofNullable(name), issuer.name());
        assertEquals(Optional.empty(), issuer.gone());
    }

    private Token read(String json) {
        fixture.response(json);
        String id = JsonParser.parseString(json).getAsJsonObject().get("id").getAsString();
        return fixture.tokens().get(fixture.id(id));
    }

    /** Returns the full record with some fields replaced by JSON values; null removes a field. */
    private static String with(String... fields) {
        JsonObject record = JsonParser.parseString(FULL).getAsJsonObject();
        for (int i = 0; i < fields.length; i += 2) {
            record.remove(fields[i]);
            if (fields[i + 1] != null) {
                record.add(fields[i], JsonParser.parseString(fields[i + 1]));
            }
        }
        return record.toString();
    }

    private static String text(String value) {
        return value == null ? null : "\"" + value + "\"";
    }
}
