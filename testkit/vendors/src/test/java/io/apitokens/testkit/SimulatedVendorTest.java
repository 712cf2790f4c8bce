package io.apitokens.testkit;

import static io.apitokens.testkit.GcoreFixture.SPEC;
import static io.apitokens.testkit.GcoreFixture.TOKENS;
import static io.apitokens.testkit.GcoreFixture.clientOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SimulatedVendorTest {
    static Stream<SimulatedVendor> vendors() {
        return Stream.of(SimulatedGcore.start(), SimulatedAstro.start(), SimulatedOkta.start());
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void theAdministratorsSecretIsVisiblyFakeAndLive(SimulatedVendor vendor) {
        try (vendor) {
            assertTrue(vendor.credential().expose().contains("sim"));
            assertTrue(vendor.accepts(vendor.credential()));
            assertFalse(vendor.accepts(Secret.of("simforeign")));
            assertFalse(vendor.liveTokenIds().isEmpty());
        }
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void theServerListensOnLoopbackOnly(SimulatedVendor vendor) throws IOException {
        try (vendor) {
            URI url = URI.create(vendor.baseUrl());
            assertEquals("127.0.0.1", url.getHost());
            for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                for (InetAddress address : Collections.list(network.getInetAddresses())) {
                    if (!address.isLoopbackAddress()) {
                        // The port is free on this address, so the bind succeeds.
                        new ServerSocket(url.getPort(), 1, address).close();
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void closingStopsTheServerAndMayBeRepeated(SimulatedVendor vendor) {
        vendor.close();
        vendor.close();
        TestClient client = new TestClient(vendor.baseUrl(), "");
        assertThrows(UncheckedIOException.class, () -> client.get("/"));
        assertFalse(vendor.liveTokenIds().isEmpty(), "the state can still be asked for");
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void closingEndsTheServersThreads(SimulatedVendor vendor) throws InterruptedException {
        String port = "port=" + URI.create(vendor.baseUrl()).getPort() + "}";
        List<Thread> threads = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains(port))
                .toList();
        assertFalse(threads.isEmpty());
        vendor.close();
        for (Thread thread : threads) {
            thread.join(60_000);
            assertFalse(thread.isAlive());
        }
    }

    @Test
    void aRequestIsRecordedWithItsQueryAndBodyButNotItsCredential() {
        try (SimulatedGcore gcore = SimulatedGcore.start()) {
            clientOf(gcore).post(TOKENS + "?a=%20b", SPEC);
            assertEquals(List.of(new SimulatedRequest("POST", TOKENS + "?a=%20b", SPEC)), gcore.requests());
            assertFalse(gcore.requests().toString().contains("sim"));
        }
    }

    @Test
    void aListenerSeesTheWholeExchangeButNoHeaderValueOfTheRequest() {
        try (SimulatedGcore gcore = SimulatedGcore.start()) {
            List<SimulatedExchange> seen = new CopyOnWriteArrayList<>();
            gcore.onExchange(seen::add);
            clientOf(gcore).post(TOKENS, SPEC);
            gcore.inject(Fault.responseLost());
            assertThrows(UncheckedIOException.class, () -> clientOf(gcore).post(TOKENS, SPEC));
            clientOf(gcore).as("APIKey 1_simforeign").get(TOKENS);
            assertEquals(2, seen.size(), "a foreign credential's request is not shown");
            SimulatedExchange whole = seen.get(0);
            assertEquals(List.of("POST", TOKENS, SPEC), List.of(whole.method(), whole.path(), whole.requestBody()));
            assertTrue(whole.requestHeaderNames().contains("Authorization"));
            assertEquals(200, whole.status());
            assertEquals(List.of("application/json"), whole.responseHeaders().get("content-type"));
            assertTrue(whole.responseBody().contains("\"token\""));
            assertFalse(whole.faulted());
            assertEquals("SimulatedExchange[POST " + TOKENS + " -> 200]", whole.toString());
            assertTrue(seen.get(1).faulted());
            assertEquals(0, seen.get(1).status());
        }
    }

    @Test
    void concurrentRequestsAreCarriedOutOneByOneAndNoneIsLost() {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (SimulatedGcore gcore = SimulatedGcore.start()) {
            TestClient client = clientOf(gcore);
            List<CompletableFuture<String>> ids = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                ids.add(CompletableFuture.supplyAsync(
                        () -> client.post(TOKENS, SPEC).string("id"), threads));
            }
            long distinct = ids.stream().map(CompletableFuture::join).distinct().count();
            assertEquals(60, distinct);
            assertEquals(62, gcore.liveTokenIds().size());
            assertEquals(60, gcore.requests().size());
        } finally {
            threads.shutdownNow();
        }
    }
}
