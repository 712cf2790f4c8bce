package io.apitokens.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.apitokens.Account;
import io.apitokens.CanCreate;
import io.apitokens.IssuedToken;
import io.apitokens.Secret;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.error.RotationStoppedException.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks the whole message of every exception, once. */
class ErrorMessagesTest {

    private static final CallFacts REFUSED = new CallFacts("acme/1", "createThing", 1, Outcome.NOT_APPLIED);
    private static final CallFacts UNSENT = new CallFacts("acme/1", "createThing", 0, Outcome.NOT_APPLIED);
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
        TransportException lost = TransportException.of(OPEN, "no response was received (EOFException)", null);
        return Stream.of(
                arguments(InvalidInputException.of("name", "is blank"), "name is blank"),
                arguments(ConfigurationException.of("credential", "is missing"), "credential is missing"),
                arguments(
                        ConfigurationException.of(CallFacts.NO_CALL, "the journal is full. Make room.", null),
                        "the journal is full. Make room."),
                arguments(
                        ConfigurationException.of(UNSENT, "the client is closed", null),
                        "createThing at acme/1: the client is closed; nothing was sent"),
                arguments(
                        ConfigurationException.of(UNSENT, "the credential source failed", new IOException()),
                        "createThing at acme/1: the credential source failed; nothing was sent. See the cause."),
                arguments(
                        NoCredentialsException.of(List.of("environment variable X is not set", "y(…) was not called")),
                        "no credential was found: environment variable X is not set; y(…) was not called."
                                + " Provide one."),
                arguments(
                        UnsupportedCapabilityException.of(
                                "okta/acme.okta.com", CanCreate.class, "use the Admin Console"),
                        "okta/acme.okta.com does not support CanCreate: use the Admin Console"),
                arguments(
                        lost,
                        "createThing at acme/1: no response was received (EOFException);"
                                + " it is unknown whether the request took effect. Check before retrying."),
                arguments(
                        TransportException.of(REFUSED, "the request was not sent", new IOException()),
                        "createThing at acme/1: the request was not sent; nothing was changed. See the cause."),
                arguments(
                        TransportException.of(REFUSED, "no response was received", null),
                        "createThing at acme/1: no response was received; nothing was changed. Retry later."),
                arguments(
                        DeadlineExceededException.of(OPEN, "the timeout of 60000 ms passed", null),
                        "createThing at acme/1: the timeout of 60000 ms passed;"
                                + " it is unknown whether the request took effect. Check before retrying."),
                arguments(
                        DeadlineExceededException.of(UNSENT, "the timeout of 60000 ms passed", null),
                        "createThing at acme/1: the timeout of 60000 ms passed;"
                                + " nothing was sent. Retry later or allow more time."),
                arguments(
                        CallInterruptedException.of(REFUSED, "the thread was interrupted", null),
                        "createThing at acme/1: the thread was interrupted; nothing was changed"),
                arguments(
                        IncompleteListException.of(Map.of(new Account("acme", "1"), lost)),
                        "the accounts [acme/1] could not be read completely;"
                                + " an iteration returns all tokens that could be read before this exception. See failures()."));
    }

    static Stream<Arguments> messagesOfChanges() {
        TransportException lost = TransportException.of(OPEN, "no response was received", null);
        UnreadableResponseException unreadable =
                UnreadableResponseException.of(DONE, "status 201, but Thing.id is missing", SECRET);
        Token candidate = Token.builder(ID, "record").build();
        return Stream.of(
                arguments(
                        UnreadableResponseException.of(REFUSED, "status 200, but Thing.id is missing", null),
                        "createThing at acme/1: status 200, but Thing.id is missing; nothing was changed."
                                + " Check the URL and the version of this library."),
                arguments(
                        UnreadableResponseException.of(DONE, "status 201, but Thing.id is missing", null),
                        "createThing at acme/1: status 201, but Thing.id is missing; the change was applied."
                                + " Do not retry."),
                arguments(
                        unreadable,
                        "createThing at acme/1: status 201, but Thing.id is missing; the change was applied."
                                + " Do not retry. Take the secret with takeSecret()."),
                arguments(
                        LostCreateException.of(lost, "ci", new Candidates.Found(List.of())),
                        "createThing at acme/1: create of \"ci\" got no usable response; a token may exist."
                                + " No candidate was found in the list. Search for \"ci\" before creating it again."),
                arguments(
                        LostCreateException.of(lost, "ci", new Candidates.Found(List.of(candidate, candidate))),
                        "createThing at acme/1: create of \"ci\" got no usable response; a token may exist."
                                + " Candidates: acme/1/t1, acme/1/t1. Search for \"ci\" before creating it again."),
                arguments(
                        LostCreateException.of(
                                unreadable,
                                "ci",
                                new Candidates.NotLooked("the search failed with TransportException")),
                        "createThing at acme/1: create of \"ci\" got no usable response; a token was created."
                                + " Candidates are unknown: the search failed with TransportException."
                                + " Take its secret from this exception. Search for \"ci\" before creating it again."),
                arguments(
                        PartialCreateException.of(REFUSED, "storing the secret", ID, SECRET, new IOException()),
                        "createThing at acme/1: storing the secret failed; token acme/1/t1 was created, and its"
                                + " deletion"
                                + " was not confirmed. Take its secret from this exception, or delete the token."),
                arguments(
                        CreateRolledBackException.of(DONE, "storing the secret", new IOException()),
                        "createThing at acme/1: storing the secret failed; the token was deleted."
                                + " See the cause, then create it again."),
                arguments(
                        RotationStoppedException.notStored(
                                ID, IssuedToken.of(candidate, SECRET, DONE), new IOException()),
                        "createThing at acme/1: rotation of token acme/1/t1 stopped: the new secret could not be stored;"
                                + " the old secret is no longer valid."
                                + " Take the new secret from this exception and store it,"
                                + " or run the rotation again."),
                arguments(
                        PartialUpdateException.of("name and description", "roles", lost),
                        "createThing at acme/1: changing the roles failed; the name and description were changed."
                                + " Read the token before changing the rest."));
    }

    @ParameterizedTest
    @MethodSource({"messages", "messagesOfChanges"})
    void messages(ApiTokenException error, String message) {
        assertEquals(message, error.getMessage());
    }

    static Stream<Arguments> stops() {
        return Stream.of(
                arguments(
                        RotationStoppedException.ambiguous(ID, "several tokens have the marker: [acme/1/t2]", null),
                        "a create got no response, and its token cannot be identified"
                                + " (several tokens have the marker: [acme/1/t2]); nothing was deleted."
                                + " Delete the unused tokens among them, then run the rotation again."),
                stop(
                        Reason.AMBIGUOUS,
                        "a create got no response, and its token cannot be identified; nothing was deleted."
                                + " Delete the unused tokens among them, then run the rotation again."),
                stop(
                        Reason.SUPERSEDED,
                        "the secret store holds a newer secret from another writer; that secret was kept."
                                + " Check who stored it, then run the rotation again to replace it."),
                stop(
                        Reason.PREDECESSOR_CHANGED,
                        "the predecessor's name has changed since the rotation began; it was not deleted."
                                + " Restore its name or delete it, then run the rotation again."),
                stop(
                        Reason.SUCCESSOR_CHANGED,
                        "the successor in the journal is not a token that this rotation created; it was not deleted."
                                + " Delete it if it is unused, then run the rotation again."),
                stop(
                        Reason.STORED_SECRET_CHANGED,
                        "the secret store no longer holds the successor's secret; nothing was deleted."
                                + " Abandon the rotation, and delete the successor if it is unused."),
                stop(
                        Reason.PREDECESSOR_REACTIVATED,
                        "the predecessor was activated again after the rotation had deactivated it; it was not deleted."
                                + " Find out what still uses it, deactivate it, then run the rotation again."),
                stop(
                        Reason.STORED_SECRET_NOT_ACCEPTED,
                        "the vendor did not accept the stored secret; nothing was deleted."
                                + " Run the rotation again later."),
                stop(
                        Reason.INCOMPLETE,
                        "a step failed after others took effect; the journal knows how far it came."
                                + " See the cause, then run the rotation again."));
    }

    private static Arguments stop(Reason reason, String message) {
        return arguments(RotationStoppedException.of(reason, ID, null), message);
    }

    @ParameterizedTest
    @MethodSource("stops")
    void aStoppedRotationReportsTheReasonTheStateAndTheNextAction(RotationStoppedException error, String message) {
        assertEquals("rotation of token acme/1/t1 stopped: " + message, error.getMessage());
    }

    @Test
    void everyReasonAndEveryTypeHasItsMessageHere() {
        assertEquals(
                Set.of(Reason.values()),
                Stream.concat(stops(), messagesOfChanges())
                        .filter(each -> each.get()[0] instanceof RotationStoppedException)
                        .map(each -> ((RotationStoppedException) each.get()[0]).reason())
                        .collect(Collectors.toSet()));
        Set<Class<?>> types = Stream.concat(messages(), messagesOfChanges())
                .map(each -> each.get()[0].getClass())
                .collect(Collectors.toSet());
        types.addAll(List.of(RotationStoppedException.class, ResponseException.class));
        assertEquals(
                Stream.concat(
                                Stream.of(ApiTokenException.class.getPermittedSubclasses()),
                                Stream.of(NoCredentialsException.class))
                        .collect(Collectors.toSet()),
                types);
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID_REQUEST, InvalidRequestException, invalid request, Correct the request.",
        "AUTHENTICATION, AuthenticationException, the credential was not accepted, Replace the credential.",
        "PERMISSION_DENIED, PermissionDeniedException, permission denied, Use a credential with this permission.",
        "NOT_FOUND, NotFoundException, not found or not visible to this credential, Check the id and the account.",
        "CONFLICT, ConflictException, conflict, Read the current state first.",
        "RATE_LIMITED, RateLimitedException, too many requests, Retry after 9 s.",
        "VENDOR_UNAVAILABLE, VendorUnavailableException, the vendor is unavailable, Retry after 9 s.",
        "UNEXPECTED, ResponseException, unexpected response, Check the status and the vendor's code.",
    })
    void aResponseThatIsNoSuccessHasATypeByItsMeaningAndReportsAllItSaid(
            ErrorKind kind, String type, String meaning, String action) {
        ResponseException error = ResponseException.of(kind, REFUSED, response(499));
        assertEquals(type, error.getClass().getSimpleName());
        assertEquals(
                "createThing at acme/1: 499 " + meaning
                        + ", code E17, request id req-1: \"no such role\", role: \"unknown\", name: \"in use\";"
                        + " nothing was changed. " + action,
                error.getMessage());
        assertEquals(
                List.of(499, Optional.of("E17"), Optional.of("req-1"), Optional.of("no such role")),
                List.of(error.status(), error.vendorCode(), error.requestId(), error.vendorMessage()));
        assertEquals(2, error.fieldErrors().size());
        if (error instanceof RateLimitedException limited) {
            assertEquals(Optional.of(Duration.ofSeconds(9)), limited.retryAfter());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_APPLIED, nothing was changed. Retry later.",
        "UNKNOWN, it is unknown whether the request took effect. Check before retrying.",
        "APPLIED, the change was applied. Do not retry.",
    })
    void aResponseWithoutAnyWordsReportsTheOutcome(Outcome outcome, String end) {
        ResponseFacts silent = new ResponseFacts(503, null, null, null, List.of(), null);
        assertEquals(
                "createThing at acme/1: 503 the vendor is unavailable; " + end,
                ResponseException.of(ErrorKind.VENDOR_UNAVAILABLE, REFUSED.with(outcome), silent)
                        .getMessage());
    }

    @Test
    void everyErrorNamesTheCallThatFailed() {
        ApiTokenException error = TransportException.of(OPEN, "no response was received", null);
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
        assertTrue(lost.takeSecret().isEmpty() && unreadable.takeSecret().isEmpty(), "returned once");
    }

    @Test
    void theCallersOwnNameIsPrintableInTheMessageAndAsItWasInTheAccessor() {
        String name = "ci\r\n\u001b[31m\u202eforged";
        TransportException lost = TransportException.of(OPEN, "no response was received", null);
        LostCreateException error = LostCreateException.of(lost, name, new Candidates.Found(List.of()));
        assertEquals(
                "createThing at acme/1: create of \"ci\\u000d\\u000a\\u001b[31m\\u202eforged\" got no usable response;"
                        + " a token may exist. No candidate was found in the list."
                        + " Search for \"ci\\u000d\\u000a\\u001b[31m\\u202eforged\" before creating it again.",
                error.getMessage());
        assertEquals(name, error.tokenName());
    }

    static Stream<Arguments> longLists() {
        TransportException lost = TransportException.of(OPEN, "no response was received", null);
        List<Integer> numbers = IntStream.rangeClosed(1, 100_000).boxed().toList();
        List<Token> tokens = numbers.stream()
                .map(number -> Token.builder(TokenId.parse("acme/1/" + number), "record")
                        .build())
                .toList();
        Map<Account, ApiTokenException> failures = new LinkedHashMap<>();
        numbers.subList(0, 1000).forEach(number -> failures.put(new Account("acme", "" + number), lost));
        List<String> sources =
                numbers.stream().map(number -> "source " + number + " is empty").toList();
        return Stream.of(
                arguments(
                        LostCreateException.of(lost, "ci", new Candidates.Found(tokens)),
                        "acme/1/9, acme/1/10, … and 99,990 more. Search for"),
                arguments(IncompleteListException.of(failures), "acme/9, acme/10, … and 990 more] could not be read"),
                arguments(
                        NoCredentialsException.of(sources),
                        "source 9 is empty; source 10 is empty; … and 99,990 more. Provide one."));
    }

    @ParameterizedTest
    @MethodSource("longLists")
    void aListInAMessageEndsAtTenItemsAndSaysHowManyMoreThereAre(ApiTokenException error, String end) {
        assertTrue(error.getMessage().contains(end), error.getMessage());
        assertTrue(error.getMessage().length() < 500, () -> error.getMessage().length() + " characters");
    }
}
