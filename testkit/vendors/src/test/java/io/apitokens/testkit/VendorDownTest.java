package io.apitokens.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests a vendor that is unavailable for a while, beside {@link Fault}, which affects single requests. */
class VendorDownTest {

    private final SimulatedGcore gcore = SimulatedGcore.start();
    private final TestClient client =
            new TestClient(gcore.baseUrl(), "APIKey " + gcore.credential().expose());
    private final String tokens = "/iam/v2/clients/" + gcore.clientId() + "/tokens";

    @AfterEach
    void close() {
        gcore.close();
    }

    @Test
    void aVendorThatIsDownStaysDownUntilItIsUp() {
        gcore.down();
        for (int i = 0; i < 5; i++) {
            assertEquals(503, client.get(tokens).status());
        }
        gcore.up();
        assertEquals(200, client.get(tokens).status());
    }

    @Test
    void anUnreachableVendorRefusesConnectionsAndKeepsItsPort() throws IOException {
        client.get(tokens);
        int port = URI.create(gcore.baseUrl()).getPort();
        InetAddress loopback = InetAddress.getByName("127.0.0.1");
        gcore.unreachable();
        gcore.unreachable();
        assertThrows(ConnectException.class, () -> new Socket(loopback, port).close());
        try (ServerSocket other = new ServerSocket()) {
            other.setReuseAddress(false);
            assertThrows(BindException.class, () -> other.bind(new InetSocketAddress(loopback, port)));
        }
        assertEquals(1, gcore.requests().size());
        gcore.close();
        new ServerSocket(port, 1, loopback).close();
    }

    @Test
    void aVendorThatIsDownDoesNothing() {
        String own = gcore.liveTokenIds().iterator().next();
        gcore.down();
        assertEquals(503, client.delete(tokens + "/" + own).status());
        gcore.up();
        assertTrue(gcore.liveTokenIds().contains(own));
    }

    @Test
    void aVendorThatIsDownDoesNotLookAtTheCredential() {
        gcore.down();
        TestClient stranger = new TestClient(gcore.baseUrl(), "APIKey 1_sim-unknown");
        assertEquals(503, stranger.get(tokens).status());
        assertEquals(0, gcore.rejectedRequests());
    }

    @Test
    void requestsToAVendorThatIsDownAreRecordedAsFaulted() {
        List<SimulatedExchange> exchanges = new ArrayList<>();
        gcore.onExchange(exchanges::add);
        gcore.down();
        client.get(tokens);
        assertEquals(List.of(new SimulatedRequest("GET", tokens, "")), gcore.requests());
        assertTrue(exchanges.get(0).faulted());
    }

    @Test
    void aFaultWaitsUntilTheVendorIsUp() {
        gcore.inject(Fault.status(429));
        gcore.down();
        assertEquals(503, client.get(tokens).status());
        gcore.up();
        assertEquals(429, client.get(tokens).status());
        assertEquals(200, client.get(tokens).status());
    }
}
