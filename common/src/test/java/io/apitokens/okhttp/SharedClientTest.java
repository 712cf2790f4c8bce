package io.apitokens.okhttp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.transport.HttpMethod;
import java.io.File;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Cache;
import okhttp3.Call;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.TlsVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which parts of a caller's own OkHttpClient are used. */
class SharedClientTest extends TransportFixture {

    private static OkHttpTransport over(OkHttpClient.Builder client) {
        return OkHttpTransport.builder().client(client.build()).build();
    }

    @Test
    void interceptorsAndListenersAreRefusedUnlessKept() throws IOException {
        startHttp();
        AtomicInteger seen = new AtomicInteger();
        List<OkHttpClient.Builder> clients = List.of(
                new OkHttpClient.Builder().addInterceptor(chain -> {
                    seen.incrementAndGet();
                    return chain.proceed(chain.request());
                }),
                new OkHttpClient.Builder().addNetworkInterceptor(chain -> {
                    seen.incrementAndGet();
                    return chain.proceed(chain.request());
                }),
                new OkHttpClient.Builder().eventListener(new EventListener() {
                    @Override
                    public void callStart(Call call) {
                        seen.incrementAndGet();
                    }
                }));
        for (OkHttpClient.Builder client : clients) {
            ConfigurationException refusal = assertThrows(ConfigurationException.class, () -> over(client));
            assertEquals(
                    "client has interceptors or an event listener, which can see every secret;"
                            + " remove them, or call keepInterceptors()",
                    refusal.getMessage());
            OkHttpTransport kept = OkHttpTransport.builder()
                    .client(client.build())
                    .keepInterceptors()
                    .build();
            send(kept, request(HttpMethod.POST));
        }
        assertEquals(3, seen.get());
    }

    @Test
    void cookiesAreNeitherKeptNorSent() throws Exception {
        List<Cookie> jar = new ArrayList<>();
        CookieJar cookies = new CookieJar() {
            @Override
            public void saveFromResponse(HttpUrl url, List<Cookie> received) {
                jar.addAll(received);
            }

            @Override
            public List<Cookie> loadForRequest(HttpUrl url) {
                return List.of(new Cookie.Builder()
                        .name("a")
                        .value("1")
                        .domain(url.host())
                        .build());
            }
        };
        startHttp(response(200, "").addHeader("Set-Cookie", "b=2").build());
        send(over(new OkHttpClient.Builder().cookieJar(cookies)), request(HttpMethod.GET));
        assertEquals(List.of(), jar);
        assertEquals(null, server.takeRequest().getHeaders().get("Cookie"));
    }

    @Test
    void nothingIsCached(@TempDir Path directory) throws IOException {
        MockResponse cacheable =
                response(200, "fresh").addHeader("Cache-Control", "max-age=600").build();
        startHttp(cacheable, cacheable);
        File folder = directory.toFile();
        try (Cache cache = new Cache(folder, 1_000_000)) {
            OkHttpTransport transport = over(new OkHttpClient.Builder().cache(cache));
            send(transport, request(HttpMethod.GET));
            send(transport, request(HttpMethod.GET));
            assertEquals(2, server.getRequestCount());
            assertEquals(0, cache.size());
        }
    }

    @Test
    void authenticatorsAndRedirectsOfTheClientAreNotUsed() throws IOException {
        OkHttpClient.Builder eager = new OkHttpClient.Builder()
                .followRedirects(true)
                .followSslRedirects(true)
                .retryOnConnectionFailure(true)
                .authenticator((route, response) -> response.request()
                        .newBuilder()
                        .header("Authorization", "Basic fake")
                        .build());
        startHttp(
                response(401, "").build(),
                response(302, "").addHeader("Location", "/elsewhere").build());
        OkHttpTransport transport = over(eager);
        assertEquals("401 ", send(transport, request(HttpMethod.GET)));
        assertEquals("302 ", send(transport, request(HttpMethod.GET)));
        assertEquals(2, server.getRequestCount());
    }

    @Test
    void closingLeavesASharedClientOpen() throws IOException {
        startHttp();
        OkHttpClient shared = new OkHttpClient();
        OkHttpTransport transport = OkHttpTransport.builder().client(shared).build();
        send(transport, request(HttpMethod.GET));
        transport.close();
        assertEquals(1, shared.connectionPool().connectionCount());
        assertFalse(shared.dispatcher().executorService().isShutdown());
        try (var response = shared.newCall(
                        new Request.Builder().url(server.url("/")).build())
                .execute()) {
            assertEquals(200, response.code());
        }
    }

    @Test
    void aProxyIsUsedForOtherHostsButNeverForThisMachine() throws IOException, InterruptedException {
        startHttp();
        try (MockWebServer proxy = new MockWebServer()) {
            proxy.enqueue(response(200, "by proxy").build());
            proxy.start();
            for (OkHttpClient.Builder client : List.of(
                    new OkHttpClient.Builder().proxy(proxy.getProxyAddress()),
                    new OkHttpClient.Builder().proxySelector(ProxySelector.of(proxy.getSocketAddress())))) {
                assertEquals("200 ", send(over(client), request(HttpMethod.GET)));
            }
            assertEquals(0, proxy.getRequestCount());
            OkHttpTransport transport = over(new OkHttpClient.Builder().proxy(proxy.getProxyAddress()));
            assertEquals("200 by proxy", send(transport, request(HttpMethod.GET, "http://acme.example/things")));
            assertEquals("http://acme.example/things", proxy.takeRequest().getTarget());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://127.0.0.1:8080/", "http://[::1]:8080/", "https://127.0.0.1/", "https://localhost:8443/"})
    void noSelectorIsCalledForThisMachine(String url) {
        ProxySelector others = new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                throw new AssertionError("asked about " + uri);
            }

            @Override
            public void connectFailed(URI uri, java.net.SocketAddress address, IOException failure) {
                throw new AssertionError();
            }
        };
        assertEquals(
                List.of(Proxy.NO_PROXY), LoopbackDirect.before(null, others).select(URI.create(url)));
    }

    @Test
    void aTimeoutMustBePositive() {
        for (Duration wrong : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
            assertThrows(
                    InvalidInputException.class, () -> OkHttpTransport.builder().connectTimeout(wrong));
            assertThrows(
                    InvalidInputException.class, () -> OkHttpTransport.builder().readTimeout(wrong));
            assertThrows(
                    InvalidInputException.class, () -> OkHttpTransport.builder().writeTimeout(wrong));
        }
    }

    @Test
    void tlsWorksWithTheClientsOwnTrustAndSpeaksHttp2() throws Exception {
        OkHttpClient trusting = useTls();
        startHttp(response(200, "secure").build());
        OkHttpTransport transport = OkHttpTransport.builder().client(trusting).build();
        assertEquals("200 secure", send(transport, request(HttpMethod.POST)));
        RecordedRequest request = server.takeRequest();
        assertEquals("HTTP/2", request.getVersion());
        assertTrue(List.of(TlsVersion.TLS_1_3, TlsVersion.TLS_1_2)
                .contains(request.getHandshake().tlsVersion()));
    }
}
