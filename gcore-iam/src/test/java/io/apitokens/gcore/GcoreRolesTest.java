package io.apitokens.gcore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.apitokens.Grant;
import io.apitokens.Resource;
import io.apitokens.Role;
import io.apitokens.TokenSpec;
import io.apitokens.error.FieldError;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.InvalidRequestException;
import io.apitokens.error.Outcome;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedRequest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the role and the account in a create request. */
class GcoreRolesTest {

    private final GcoreFixture vendor =
            new GcoreFixture(ManualTimeSource.startingAt(Instant.parse("2030-02-01T12:00:00Z")));
    private final GcoreIam gcore = vendor.builder().build();

    @AfterEach
    void close() {
        gcore.close();
        vendor.close();
    }

    private void create(Role role, Resource resource) {
        gcore.tokens()
                .create(TokenSpec.builder("ci")
                        .grant(role, resource)
                        .neverExpires()
                        .build());
    }

    private JsonElement roleSent() {
        List<SimulatedRequest> requests = vendor.gcore().requests();
        return JsonParser.parseString(requests.get(requests.size() - 1).body())
                .getAsJsonObject()
                .getAsJsonObject("client_user")
                .get("role");
    }

    private InvalidInputException refused(Role role, Resource resource) {
        int before = vendor.requests();
        InvalidInputException error = assertThrows(InvalidInputException.class, () -> create(role, resource));
        assertEquals(before, vendor.requests());
        assertEquals(Outcome.NOT_APPLIED, error.outcome());
        return error;
    }

    @ParameterizedTest
    @CsvSource({
        "1, Administrators",
        "2, Users",
        "5, Engineers",
        "3009, Purge and Prefetch only (API+Web)",
        "3022, Purge and Prefetch only (API)",
    })
    void aKnownRoleIsSentWithIdAndNameWhicheverIsGiven(String id, String name) {
        JsonElement both = JsonParser.parseString("{\"id\": " + id + ", \"name\": \"" + name + "\"}");
        for (Role role : List.of(Role.named(name), Role.withId(id), new Role(name, id))) {
            create(role, Resource.account());
            assertEquals(both, roleSent());
        }
    }

    @Test
    void anIdAndANameOfDifferentRolesAreRefused() {
        for (Role role : List.of(new Role("Users", "5"), new Role("Users", "77"), new Role("Own role", "2"))) {
            InvalidInputException error = refused(role, Resource.account());
            assertEquals("grants[0].role", error.field());
            assertEquals(
                    "grants[0].role has an id and a name of different roles; pass one of them", error.getMessage());
        }
    }

    @Test
    void anIdThatIsNoNumberIsRefused() {
        for (String id : List.of("x", "0", "-2", "2.0", "12345678901234567890")) {
            assertEquals(
                    "grants[0].role",
                    refused(Role.withId(id), Resource.account()).field());
        }
    }

    @Test
    void aRoleOfTheAccountsOwnIsSentAsGiven() {
        vendor.expectUndocumentedValues();
        respondAsCreated();
        create(new Role("Own role", "4711"), Resource.account());
        assertEquals(JsonParser.parseString("{\"id\": 4711, \"name\": \"Own role\"}"), roleSent());
        respondAsCreated();
        create(Role.withId("4711"), Resource.account());
        assertEquals(JsonParser.parseString("{\"id\": 4711}"), roleSent());
    }

    private void respondAsCreated() {
        vendor.gcore().inject(Fault.status(200).body("{\"id\": 42, \"token\": \"42_sim\", \"exp_date\": null}"));
    }

    @Test
    void aRoleThatTheVendorDoesNotKnowIsItsErrorWithTheFieldNamed() {
        vendor.expectUndocumentedValues();
        InvalidRequestException error =
                assertThrows(InvalidRequestException.class, () -> create(Role.named("Unknown"), Resource.account()));
        assertEquals(Outcome.NOT_APPLIED, error.outcome());
        List<FieldError> fields = error.fieldErrors();
        assertEquals(1, fields.size());
        assertEquals("client_user.role", fields.get(0).field());
        assertEquals(2, vendor.liveTokenIds().size());
    }

    @Test
    void aRoleAboveTheCallersIsTheVendorsError() {
        vendor.gcore().callerRole("Users");
        assertThrows(InvalidRequestException.class, () -> create(Role.named("Administrators"), Resource.account()));
    }

    @Test
    void theAccountMayBeNamed() {
        create(Role.named("Users"), Resource.account("9262944"));
        assertEquals(3, vendor.liveTokenIds().size());
    }

    @Test
    void anotherAccountIsRefused() {
        InvalidInputException error = refused(Role.named("Users"), Resource.account("9262945"));
        assertEquals("grants[0].resource is not this client's account, 9262944", error.getMessage());
    }

    @Test
    void anythingButTheAccountIsRefused() {
        for (Resource resource : List.of(
                Resource.organization("9262944"),
                Resource.workspace("w"),
                Resource.deployment("d"),
                Resource.dag("d", "x"),
                Resource.of("thing", "1"))) {
            assertEquals(
                    "grants[0].resource", refused(Role.named("Users"), resource).field());
        }
    }

    @Test
    void aSecondGrantIsRefused() {
        TokenSpec spec = TokenSpec.builder("ci")
                .grant("Users", Resource.account())
                .grant("Engineers", Resource.account("9262944"))
                .neverExpires()
                .build();
        int before = vendor.requests();
        InvalidInputException error =
                assertThrows(InvalidInputException.class, () -> gcore.tokens().create(spec));
        assertEquals("grants[1] is not allowed: a Gcore token has exactly one role", error.getMessage());
        assertEquals(before, vendor.requests());
        assertEquals(
                new Grant(Role.named("Users"), Resource.account()),
                spec.grants().get(0));
    }
}
