package io.apitokens.testkit;

import static io.apitokens.testkit.GcoreFixture.SPEC;
import static io.apitokens.testkit.GcoreFixture.TOKENS;
import static io.apitokens.testkit.GcoreFixture.clientOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

class BrokenConnectionTest {

    private static final Duration LATE = Duration.ofMinutes(1);
    private static final OkHttpClient HTTP2 = new OkHttpClient.Builder()
            .retryOnConnectionFailure(false)
            .protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE))
            .build();

    private static Response get(OkHttpClient http, SimulatedGcore gcore) throws IOException {
        return http.newCall(new Request.Builder()
                        .url(gcore.baseUrl() + "/iam/clients/me")
                        .header("Authorization", "APIKey " + gcore.credential().expose())
                        .build())
                .execute();
    }

    private static SimulatedGcore http2() {
        return SimulatedGcore.startHttp2(InstantSource.system());
    }

    @Test
    void aSlowBodyBeginsAtOnceAndEndsWithTheSimulator() throws IOException {
        OkHttpClient hasty = new OkHttpClient.Builder()
                .readTimeout(300, TimeUnit.MILLISECONDS)
                .build();
        try (SimulatedGcore gcore = SimulatedGcore.start()) {
            gcore.inject(Fault.slowBody(5, LATE));
            try (Response response = get(hasty, gcore)) {
                assertEquals(200, response.code());
                assertEquals("{\"id\"", response.body().source().readUtf8(5));
                assertThrows(IOException.class, () -> response.body().source().readUtf8(1));
            }
        }
    }

    @Test
    void aResetBodyBeginsAndBreaksAfterTheTokenIsMade() {
        try (SimulatedGcore gcore = SimulatedGcore.start()) {
            gcore.inject(Fault.resetBody(5));
            assertThrows(UncheckedIOException.class, () -> clientOf(gcore).post(TOKENS, SPEC));
            assertEquals(3, gcore.liveTokenIds().size());
            assertEquals(200, clientOf(gcore).get("/iam/clients/me").status());
        }
    }

    @Test
    void aCutBodyLacksOneByteAtLeast() {
        try (SimulatedGcore gcore = SimulatedGcore.start()) {
            gcore.inject(Fault.cutBody(Integer.MAX_VALUE));
            assertThrows(UncheckedIOException.class, () -> clientOf(gcore).get("/iam/clients/me"));
        }
    }

    @Test
    void duplicateKeysWriteEveryMemberTwice() throws IOException {
        try (SimulatedGcore gcore = SimulatedGcore.start()) {
            gcore.inject(Fault.duplicateKeys());
            List<String> names = new ArrayList<>();
            JsonReader in = new JsonReader(
                    new StringReader(clientOf(gcore).get("/iam/clients/me").text()));
            in.beginObject();
            while (in.hasNext()) {
                names.add(in.nextName());
                in.skipValue();
            }
            assertEquals(List.of("id", "id", "currentUser", "currentUser"), names);
        }
    }

    @Test
    void aBareStatusHasNoneOfTheVendorsHeaders() {
        try (SimulatedOkta okta = SimulatedOkta.start()) {
            okta.inject(Fault.status(429).bare().header("Retry-After", "7"));
            TestClient.Reply reply =
                    new TestClient(okta.baseUrl(), "SSWS " + okta.credential().expose()).get("/api/v1/api-tokens");
            assertEquals(429, reply.status());
            assertEquals("7", reply.header("Retry-After"));
            assertNull(reply.header("X-Rate-Limit-Reset"));
        }
    }

    @Test
    void aRefusedStreamIsNotCarriedOutAndLeavesTheConnection() throws IOException {
        try (SimulatedGcore gcore = http2()) {
            gcore.inject(Fault.refusedStream());
            IOException e = assertThrows(IOException.class, () -> get(HTTP2, gcore));
            assertTrue(String.valueOf(e.getMessage()).contains("REFUSED_STREAM"), e::getMessage);
            try (Response response = get(HTTP2, gcore)) {
                assertEquals(Protocol.H2_PRIOR_KNOWLEDGE, response.protocol());
                assertEquals(200, response.code());
            }
        }
    }

    @Test
    void faultsOfHttp2StrikeInPlaceOfAResponse() throws IOException {
        try (SimulatedGcore gcore = http2()) {
            for (Fault fault : List.of(Fault.resetStream(), Fault.goAway(), Fault.responseLost())) {
                gcore.inject(fault.every(2).times(1));
                get(HTTP2, gcore).close();
                assertThrows(IOException.class, () -> get(HTTP2, gcore));
            }
            assertEquals(6, gcore.requests().size());
        }
    }

    @Test
    void aFaultOfHttp2CannotBeNarrowedToAPath() {
        assertThrows(IllegalStateException.class, () -> Fault.goAway().on("GET", "/iam/clients/me"));
    }
}
