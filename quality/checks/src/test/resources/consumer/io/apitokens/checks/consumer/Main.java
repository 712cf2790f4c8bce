package io.apitokens.checks.consumer;

import com.sun.net.httpserver.HttpServer;
import io.apitokens.CanCreate;
import io.apitokens.CanRotate;
import io.apitokens.Secret;
import io.apitokens.Token;
import io.apitokens.TokenDirectory;
import io.apitokens.TokenId;
import io.apitokens.astro.AstroIam;
import io.apitokens.error.NotFoundException;
import io.apitokens.error.UnsupportedCapabilityException;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.okta.OktaIam;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Makes a client of each vendor and one call over loopback, so that every module is really loaded. */
public final class Main {

    public static void main(String[] args) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        try {
            use("http://127.0.0.1:" + server.getAddress().getPort());
        } finally {
            server.stop(0);
        }
        System.out.println("ok");
    }

    private static void use(String url) {
        try (GcoreIam gcore = GcoreIam.builder()
                        .baseUrl(url)
                        .allowHttpOnLoopback()
                        .apiKey(Secret.of("7_sim"))
                        .clientId(42)
                        .build();
                AstroIam astro = AstroIam.builder()
                        .baseUrl(url)
                        .allowHttpOnLoopback()
                        .apiToken(Secret.of("eyJsim.fake.sim"))
                        .organizationId("org")
                        .build();
                OktaIam okta = OktaIam.builder()
                        .orgUrl(url)
                        .allowHttpOnLoopback()
                        .apiToken(Secret.of("00sim-fake"))
                        .build()) {
            gcore.tokens().require(CanCreate.class);
            astro.tokens().require(CanRotate.class);
            try {
                okta.tokens().require(CanCreate.class);
                throw new IllegalStateException("Okta cannot create");
            } catch (UnsupportedCapabilityException expected) {
                // As it should be.
            }
            TokenDirectory all = TokenDirectory.of(gcore.tokens(), astro.tokens(), okta.tokens());
            try {
                Token found = all.get(TokenId.parse("gcore/42/7"));
                throw new IllegalStateException("there is no " + found);
            } catch (NotFoundException expected) {
                // As it should be.
            }
        }
    }
}
