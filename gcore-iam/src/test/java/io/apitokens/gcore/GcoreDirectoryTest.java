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
import java.io.IOException;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests a directory of two accounts of one vendor. */
class GcoreDirectoryTest {

    private final ManualTimeSource timeSource = ManualTimeSource.startingAt(Instant.parse("2030-02-01T12:00:00Z"));
    private final SimulatedGcore first = SimulatedGcore.start(timeSource, 7);
    private final SimulatedGcore second = SimulatedGcore.start(timeSource, 8);
    private final List<GcoreIam> clients = new ArrayList<>();
    private final ApiTokens ofFirst = client(first);
    private final ApiTokens ofSecond = client(second);
    private final TokenDirectory directory = TokenDirectory.of(ofFirst, ofSecond);

    @AfterEach
    void close() {
        clients.forEach(GcoreIam::close);
        first.close();
        second.close();
    }

    private ApiTokens client(SimulatedGcore gcore) {
        return client(gcore.baseUrl(), gcore.clientId(), gcore.credential());
    }

    private ApiTokens client(String baseUrl, long clientId, Secret credential) {
        GcoreIam client = GcoreIam.builder()
                .baseUrl(baseUrl)
                .allowHttpOnLoopback()
                .apiKey(credential)
                .clientId(clientId)
                .timeSource(timeSource)
                .build();
        clients.add(client);
        return client.tokens();
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
    void aHundredAccountsAreReadSixteenAtATime() throws IOException {
        CountDownLatch together = new CountDownLatch(16);
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (MockWebServer server = new MockWebServer()) {
            server.setDispatcher(new Dispatcher() {
                @Override
                public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                    most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                    together.countDown();
                    boolean met = together.await(30, TimeUnit.SECONDS);
                    atOnce.decrementAndGet();
                    return new MockResponse(met ? 200 : 500, Headers.of("Content-Type", "application/json"), "[]");
                }
            });
            server.start(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
            String url = "http://127.0.0.1:" + server.getPort();
            ApiTokens[] hundred = LongStream.rangeClosed(1, 100)
                    .mapToObj(number -> client(url, number, Secret.of("1_sim-administrator")))
                    .toArray(ApiTokens[]::new);
            assertEquals(List.of(), TokenDirectory.of(hundred).list().toList());
            assertEquals(16, most.get(), "requests at a time");
            assertEquals(100, server.getRequestCount());
        }
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
