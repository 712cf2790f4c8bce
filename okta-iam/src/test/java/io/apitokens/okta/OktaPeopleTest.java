package io.apitokens.okta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.error.InvalidInputException;
import io.apitokens.error.NotFoundException;
import io.apitokens.error.UnreadableResponseException;
import io.apitokens.okta.api.RoleAssignment;
import io.apitokens.okta.api.RoleAssignmentType;
import io.apitokens.okta.api.RoleType;
import io.apitokens.okta.api.User;
import io.apitokens.okta.api.UserStatus;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedExchange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the reads of the people behind tokens, and of their administrator roles. */
class OktaPeopleTest {

    private final OktaFixture vendor =
            new OktaFixture(ManualTimeSource.startingAt(Instant.parse("2030-02-01T12:00:00Z")));
    private final OktaIam okta = vendor.builder().build();
    private final List<SimulatedExchange> exchanges = new ArrayList<>();

    @BeforeEach
    void listen() {
        vendor.okta().onExchange(exchanges::add);
    }

    @AfterEach
    void close() {
        okta.close();
        vendor.close();
    }

    @Test
    void aUserIsFoundByIdByLoginByItsShortFormAndAsTheCaller() {
        String id = vendor.okta().userId();
        for (String asked : List.of(id, "ada.sim@example.com", "ADA.sim@example.com", "ada.sim", "me")) {
            User user = okta.people().get(asked);
            assertEquals(id, user.id(), asked);
            assertEquals(UserStatus.ACTIVE, user.status());
            assertEquals("ada.sim@example.com", user.profile().email());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"corp/ada", "a/../b", "/"})
    void aLoginWithASlashIsRefusedWithTheReason(String login) {
        InvalidInputException refused =
                assertThrows(InvalidInputException.class, () -> okta.people().get(login));
        assertTrue(refused.getMessage().contains("slash"), refused.getMessage());
        assertTrue(refused.getMessage().contains("by id only"), refused.getMessage());
        assertEquals(List.of(), exchanges);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", " ", "a b", "a\nb", "a\\b"})
    void whatIsNoLoginIsRefusedBeforeItIsSent(String login) {
        assertThrows(InvalidInputException.class, () -> okta.people().get(login));
        assertEquals(List.of(), exchanges);
    }

    @Test
    void aTokenInThePlaceOfALoginIsNeitherSentNorQuoted() {
        String secret = "00" + "sim0".repeat(10);
        InvalidInputException refused =
                assertThrows(InvalidInputException.class, () -> okta.people().get(secret));
        assertFalse(refused.getMessage().contains("sim0"), refused.getMessage());
        assertEquals(List.of(), exchanges);
    }

    @Test
    void aUserThatDoesNotExistIsNotFound() {
        assertThrows(NotFoundException.class, () -> okta.people().get("nobody.sim@example.com"));
    }

    @Test
    void aResponseAboutAnotherUserIsRefused() {
        vendor.okta()
                .inject(Fault.status(200)
                        .body("{\"id\":\"00usim00000000000002\",\"profile\":{\"login\":\"bob.sim@example.com\"}}"));
        assertThrows(
                UnreadableResponseException.class,
                () -> okta.people().get(vendor.okta().userId()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "..", "%2e%2e", "a\\u0000b", "\\u202e", "a\\\\b", ""})
    void aRecordWhoseIdCannotBeOneIsUnreadable(String id) {
        String login = "ada.sim@example.com";
        String user = "{\"id\":\"" + id + "\",\"profile\":{\"login\":\"" + login + "\",\"email\":\"" + login + "\"}}";
        String role = "[{\"id\":\"" + id + "\",\"type\":\"SUPER_ADMIN\"}]";
        vendor.okta().inject(Fault.status(200).body(user));
        assertThrows(UnreadableResponseException.class, () -> okta.people().get(login));
        vendor.okta().inject(Fault.status(200).body("[" + user + "]"));
        assertThrows(
                UnreadableResponseException.class,
                () -> okta.people().withEmail(login).toList());
        vendor.okta().inject(Fault.status(200).body(role));
        assertThrows(
                UnreadableResponseException.class,
                () -> okta.people().rolesOfUser(vendor.okta().userId()));
        vendor.okta().inject(Fault.status(200).body(role));
        assertThrows(UnreadableResponseException.class, () -> okta.people().rolesOfClient("0oasim00000000000001"));
    }

    @Test
    void aMistypedStateOfAUserIsAnUnreadableRecord() {
        String id = vendor.okta().userId();
        vendor.okta().inject(Fault.status(200).body("{\"id\":\"" + id + "\",\"status\":[\"ACTIVE\"]}"));
        assertThrows(UnreadableResponseException.class, () -> okta.people().get(id));
    }

    @Test
    void usersAreFoundByEmailOnAllPagesAndWhateverTheirState() {
        vendor.okta().addUser("00usim00000000000010", "leaver.sim@example.com", "DEPROVISIONED");
        vendor.okta().pageSize(1);
        assertEquals(
                List.of("00usim00000000000010"),
                okta.people().withEmail("Leaver.sim@example.com").stream()
                        .map(User::id)
                        .toList());
        vendor.okta().addUser("00usim00000000000011", "other.sim@example.com", "DEPROVISIONED");
        assertEquals(
                List.of("00usim00000000000010", "00usim00000000000011"),
                okta.people().search("status eq \"DEPROVISIONED\"").stream()
                        .map(User::id)
                        .toList());
    }

    @Test
    void aQuoteInAnAddressStaysWithinTheSearch() {
        String odd = "x\" or status eq \"ACTIVE";
        assertEquals(List.of(), okta.people().withEmail(odd).toList());
        assertTrue(
                exchanges.get(0).path().contains("%22x%5C%22%20or"),
                exchanges.get(0).path());
    }

    @Test
    void aUserWithAnotherAddressThanSearchedIsReportedAndNotReturned() {
        vendor.okta()
                .inject(Fault.status(200)
                        .body("[{\"id\":\"00usim00000000000002\",\"profile\":{\"email\":\"bob.sim@example.com\"}}]"));
        List<User> returned = new ArrayList<>();
        UnreadableResponseException reported = assertThrows(
                UnreadableResponseException.class,
                () -> okta.people().withEmail("leaver.sim@example.com").forEach(returned::add));
        assertEquals(List.of(), returned);
        assertFalse(reported.getMessage().contains("bob"), reported.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb"})
    void whatIsNoAddressIsRefused(String email) {
        assertThrows(InvalidInputException.class, () -> okta.people().withEmail(email));
    }

    @Test
    void aBlankSearchIsRefusedBecauseItWouldLeaveDeactivatedUsersOut() {
        InvalidInputException refused =
                assertThrows(InvalidInputException.class, () -> okta.people().search(" "));
        assertTrue(refused.getMessage().contains("deactivated"), refused.getMessage());
    }

    @Test
    void rolesOfUsersAndClientsAreReadAndNewTypesAreKept() {
        vendor.okta().addRole("0oasim00000000000001", "READ_ONLY_ADMIN", "Read-only");
        List<RoleAssignment> ofUser = okta.people().rolesOfUser(vendor.okta().userId());
        assertEquals(
                List.of(RoleType.SUPER_ADMIN),
                ofUser.stream().map(RoleAssignment::type).toList());
        assertEquals(RoleAssignmentType.USER, ofUser.get(0).assignmentType());
        assertEquals(
                List.of(RoleType.READ_ONLY_ADMIN),
                okta.people().rolesOfClient("0oasim00000000000001").stream()
                        .map(RoleAssignment::type)
                        .toList());
        assertEquals(List.of(), okta.people().rolesOfClient("0oasim00000000000002"));
        vendor.okta().inject(Fault.status(200).body("[{\"id\":\"r1\",\"type\":\"GALAXY_ADMIN\"}]"));
        assertFalse(okta.people().rolesOfClient("0oasim1").get(0).type().isKnown());
    }

    @Test
    void rolesAreThoseOfAnIdAndNotOfALogin() {
        for (String none : List.of("me", "ada.sim@example.com", "", "..", "a/b")) {
            assertThrows(InvalidInputException.class, () -> okta.people().rolesOfUser(none));
        }
        assertEquals(List.of(), exchanges);
    }

    @Test
    void oneUnreadableRoleMakesTheWholeListUnreadable() {
        vendor.okta()
                .inject(Fault.status(200)
                        .body("[{\"id\":\"r1\",\"type\":\"SUPER_ADMIN\"},{\"id\":\"r2\",\"type\":7}]"));
        assertThrows(
                UnreadableResponseException.class,
                () -> okta.people().rolesOfUser(vendor.okta().userId()));
    }
}
