package io.apitokens.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.apitokens.Account;
import io.apitokens.CanCreate;
import io.apitokens.Secret;
import io.apitokens.Token;
import io.apitokens.TokenId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks the whole message of every exception, once. */
class ErrorMessagesTest {

    private static final CallFacts REFUSED = new CallFacts("acme/1", "createThing", 1, Outcome.NOT_APPLIED);
    private static final CallFacts OPEN = REFUSED.with(Outcome.UNKNOWN);
    private static final CallFacts DONE = REFUSED.with(Outcome.APPLIED);
    private static final TokenId ID = TokenId.parse("acme/1/t1");
    private static final Secret SECRET = Secret.of("fake-carried");

    private static ResponseFacts response(int status) {
        return new ResponseFacts(
                status,
                "E17",
                "req-1",
                "no such role",
                List.of(new FieldError("role", null, "unknown"), new FieldError("name", "TAKEN", "in use")),
                Duration.ofSeconds(9));
    }

    static Stream<Arguments> messages() {
        TransportException lost = TransportException.of(OPEN, "no answer came (EOFException)", new IOException());
        return Stream.of(
                arguments(InvalidInputException.of("name", "is blank"), "name is blank"),
                arguments(ConfigurationException.of("credential", "is missing"), "credential is missing"),
                arguments(
                        ConfigurationException.of(REFUSED, "the client is closed", null),
                        "createThing at acme/1: the client is closed"),
                arguments(
                        UnsupportedCapabilityException.of(
                                "okta/acme.okta.com", CanCreate.class, "use the Admin Console"),
                        "okta/acme.okta.com has no CanCreate: use the Admin Console"),
                arguments(
                        lost,
                        "createThing at acme/1: no answer came (EOFException); it is unknown whether it took effect"),
                arguments(
                        DeadlineExceededException.of(OPEN, "the time for the call, 60000 ms, is over", null),
                        "createThing at acme/1: the time for the call, 60000 ms, is over;"
                                + " it is unknown whether it took effect"),
                arguments(
                        CallInterruptedException.of(REFUSED, "the thread was interrupted", null),
                        "createThing at acme/1: the thread was interrupted"),
                arguments(
                        UnreadableResponseException.of(DONE, "201, but Thing.id is missing", SECRET),
                        "createThing at acme/1: 201, but Thing.id is missing; it took effect"),
                arguments(
                        LostCreateException.of(lost, "ci", new Candidates.NotLooked("the clean-up time is zero")),
                        "createThing at acme/1: a token named \"ci\" may be alive unheld, candidates unknown:"
                                + " the clean-up time is zero; it is unknown whether it took effect"),
                arguments(
                        LostCreateException.of(
                                lost,
                                "ci",
                                new Candidates.Found(
                                        List.of(Token.builder(ID, "record").build()))),
                        "createThing at acme/1: a token named \"ci\" may be alive unheld, candidates found: 1 acme/1/t1;"
                                + " it is unknown whether it took effect"),
                arguments(
                        PartialCreateException.of(REFUSED, "storing the secret", ID, SECRET, new IOException()),
                        "createThing at acme/1: token acme/1/t1 was created, but storing the secret failed"
                                + " and its deletion was not confirmed; it took effect"),
                arguments(
                        CreateRolledBackException.of(DONE, "storing the secret", new IOException()),
                        "createThing at acme/1: storing the secret failed; the token was deleted again"),
                arguments(
                        PartialUpdateException.of("name and description", "roles", lost),
                        "createThing at acme/1: the name and description were changed, but changing the roles failed;"
                                + " it took effect"),
                arguments(
                        RotationStoppedException.of(RotationStoppedException.Reason.SUPERSEDED, ID, null),
                        "rotation of token acme/1/t1 stopped: somebody else stored a newer secret,"
                                + " which was left alone"),
                arguments(
                        RotationStoppedException.notStored(ID, SECRET, new IOException()),
                        "rotation of token acme/1/t1 stopped: the token has a new secret that could not be stored;"
                                + " it took effect"),
                arguments(
                        IncompleteListException.of(Map.of(new Account("acme", "1"), lost)),
                        "the list is incomplete: could not read [acme/1]"),
                arguments(
                        ResponseException.of(
                                ErrorKind.VENDOR_UNAVAILABLE,
                                OPEN,
                                new ResponseFacts(503, null, null, null, List.of(), null)),
                        "createThing at acme/1: 503 the vendor is unavailable; it is unknown whether it took effect"));
    }

    @ParameterizedTest
    @MethodSource
    void messages(ApiTokenException error, String message) {
        assertEquals(message, error.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID_REQUEST,    InvalidRequestException,    invalid request",
        "AUTHENTICATION,     AuthenticationException,    the credential was not accepted",
        "PERMISSION_DENIED,  PermissionDeniedException,  permission denied",
        "NOT_FOUND,          NotFoundException,          not found or not visible to this credential",
        "CONFLICT,           ConflictException,          conflict",
        "RATE_LIMITED,       RateLimitedException,       too many requests",
        "VENDOR_UNAVAILABLE, VendorUnavailableException, the vendor is unavailable",
        "UNEXPECTED,         ResponseException,          unexpected answer",
    })
    void aResponseThatIsNoSuccessHasATypeByItsMeaningAndReportsAllItSaid(ErrorKind kind, String type, String meaning) {
        ResponseException error = ResponseException.of(kind, REFUSED, response(499));
        assertEquals(type, error.getClass().getSimpleName());
        assertEquals(
                "createThing at acme/1: 499 " + meaning
                        + ", code E17, request id req-1: no such role; role: unknown; name: in use",
                error.getMessage());
        assertEquals(
                List.of(499, Optional.of("E17"), Optional.of("req-1"), Optional.of("no such role")),
                List.of(error.status(), error.vendorCode(), error.requestId(), error.vendorMessage()));
        assertEquals(2, error.fieldErrors().size());
        if (error instanceof RateLimitedException limited) {
            assertEquals(Optional.of(Duration.ofSeconds(9)), limited.retryAfter());
        }
    }

    @Test
    void everyErrorNamesTheCallThatFailed() {
        ApiTokenException error = TransportException.of(OPEN, "no answer came", null);
        assertEquals(
                List.of(Outcome.UNKNOWN, Optional.of("createThing"), Optional.of("acme/1"), 1),
                List.of(error.outcome(), error.operation(), error.account(), error.attempts()));
        ApiTokenException early = InvalidInputException.of("name", "is blank");
        assertEquals(
                List.of(Outcome.NOT_APPLIED, Optional.empty(), Optional.empty(), 0),
                List.of(early.outcome(), early.operation(), early.account(), early.attempts()));
    }

    @Test
    void theSecretOfALostResponseMovesIntoTheLostCreate() {
        UnreadableResponseException unreadable = UnreadableResponseException.of(DONE, "201, but broken", SECRET);
        LostCreateException lost = LostCreateException.of(unreadable, "ci", new Candidates.Found(List.of()));
        assertEquals(Outcome.APPLIED, lost.outcome());
        assertEquals(SECRET, lost.takeSecret().orElseThrow());
        assertTrue(lost.takeSecret().isEmpty() && unreadable.takeSecret().isEmpty(), "given once");
    }
}
