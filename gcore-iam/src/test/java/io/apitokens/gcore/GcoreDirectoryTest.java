package io.apitokens.gcore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.apitokens.ApiTokens;
import io.apitokens.Secret;
import io.apitokens.SecretStatus;
import io.apitokens.Token;
import io.apitokens.TokenDirectory;
import io.apitokens.TokenFilter;
import io.apitokens.TokenId;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.NotFoundException;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedGcore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests a directory of two accounts of one vendor. */
class GcoreDirectoryTest {

    private final ManualTimeSource timeSource = ManualTimeSource.startingAt(Instant.parse("2030-02-01T12:00:00Z"));
    private final SimulatedGcore first = SimulatedGcore.start(timeSource, 7);
    private final SimulatedGcore second = SimulatedGcore.start(timeSource, 8);
    private final ApiTokens ofFirst = client(first);
    private final ApiTokens ofSecond = client(second);
    private final TokenDirectory directory = TokenDirectory.of(ofFirst, ofSecond);

    @AfterEach
    void close() {
        directory.close();
        first.close();
        second.close();
    }

    private ApiTokens client(SimulatedGcore gcore) {
        return GcoreIam.builder()
                .baseUrl(gcore.baseUrl())
                .allowHttpOnLoopback()
                .apiKey(gcore.credential())
                .clientId(gcore.clientId())
                .timeSource(timeSource)
                .build()
                .tokens();
    }

    @Test
    void twoAccountsOfOneVendorHaveTheirOwnIdsAndSecrets() {
        List<TokenId> ids = directory.list().stream().map(Token::id).toList();

        assertEquals(4, ids.stream().map(TokenId::value).distinct().count());
        assertEquals(
                List.of("7", "7", "8", "8"),
                ids.stream().map(id -> id.account().id()).toList());
        assertNotEquals(first.credential(), second.credential());
    }

    @Test
    void aSecretIsIdentifiedByItsNumberAndFoundInItsAccount() {
        Secret leaked = second.colleagueCredential();

        List<TokenId> possible = directory.identify(leaked);

        assertEquals(List.of(), first.requests());
        assertEquals(
                List.of(ofFirst.account(), ofSecond.account()),
                possible.stream().map(TokenId::account).toList());
        assertThrows(NotFoundException.class, () -> directory.get(possible.get(0)));
        assertEquals("sim colleague", directory.get(possible.get(1)).name());
    }

    @Test
    void aSecretIsVerifiedAtEachAccountOfItsVendor() {
        assertEquals(
                Map.of(ofFirst.account(), SecretStatus.REJECTED, ofSecond.account(), SecretStatus.ACCEPTED),
                directory.verify(second.colleagueCredential()));
    }

    @Test
    void aSecretOfAnotherFormIsSentToNoAccount() {
        for (String text : List.of("eyJmYWtl.eyJmYWtl.sim-1-1", "00sim0000000000000000000000000000000000001")) {
            assertEquals(Map.of(), directory.verify(Secret.of(text)));
        }
        assertEquals(0, first.requests().size() + first.rejectedRequests());
    }

    @Test
    void anAccountThatFailsDoesNotCostTheOthers() {
        first.inject(Fault.status(403));
        List<String> names =
                directory
                        .list(TokenFilter.all(), (account, failure) -> assertEquals(ofFirst.account(), account))
                        .stream()
                        .map(Token::name)
                        .toList();
        assertEquals(List.of("sim administrator", "sim colleague"), names);
    }

    @Test
    void theOwnTokenOfEachAccountIsProtected() {
        for (ApiTokens tokens : List.of(ofFirst, ofSecond)) {
            TokenId own = tokens.ownToken().orElseThrow();
            assertThrows(InvalidInputException.class, () -> directory.delete(own));
        }
        assertEquals(4, first.liveTokenIds().size() + second.liveTokenIds().size());
    }
}
