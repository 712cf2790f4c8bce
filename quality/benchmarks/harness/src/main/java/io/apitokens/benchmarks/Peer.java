package io.apitokens.benchmarks;

import io.apitokens.benchmarks.hand.HandAstro;
import io.apitokens.benchmarks.hand.HandOkta;
import io.apitokens.benchmarks.hand.HandTypedOkta;
import io.apitokens.benchmarks.okta.SdkOkta;
import io.apitokens.benchmarks.ours.OursAstro;
import io.apitokens.benchmarks.ours.OursOkta;
import io.apitokens.benchmarks.stock.StockAstro;
import io.apitokens.benchmarks.stock.StockOkta;
import java.util.concurrent.Callable;
import okhttp3.OkHttpClient;

/** Returns the calls to compare by name, such as {@code get ours}. */
final class Peer {

    private Peer() {}

    static Callable<Long> call(String name, String origin) {
        int blank = name.indexOf(' ');
        String operation = name.substring(0, blank);
        String peer = name.substring(blank + 1);
        return switch (peer) {
            case "ours" -> ours(operation, origin);
            case "hand" -> hand(operation, origin);
            case "hand-typed" -> handTyped(operation, origin);
            case "okta" -> okta(operation, origin);
            case "stock" -> stock(operation, origin);
            default -> throw unknown(name);
        };
    }

    private static Callable<Long> ours(String operation, String origin) {
        return switch (operation) {
            case "get" -> {
                OursOkta okta = new OursOkta(origin);
                yield () -> okta.get(Responses.TOKEN);
            }
            case "get.h2" -> {
                OursOkta okta = new OursOkta(TlsServer.http2(origin), TlsServer.transport(origin));
                yield () -> okta.get(Responses.TOKEN);
            }
            case "create.h1" -> new OursAstro(origin, Responses.ORGANIZATION)::create;
            case "create.h1tls" -> oursAstro(TlsServer.http1(origin), origin)::create;
            case "create.h2" -> oursAstro(TlsServer.http2(origin), origin)::create;
            case "list200" -> new OursOkta(origin)::list;
            case "facade.list200" -> new OursOkta(origin)::listByFacade;
            case "error404" -> {
                OursOkta okta = new OursOkta(origin);
                yield () -> okta.missing(Responses.MISSING);
            }
            case "decode" -> new OursOkta(origin, new CannedTransport(Responses.oktaList()))::list;
            default -> throw unknown(operation);
        };
    }

    private static OursAstro oursAstro(String origin, String plainOrigin) {
        return new OursAstro(origin, Responses.ORGANIZATION, TlsServer.transport(plainOrigin));
    }

    private static Callable<Long> hand(String operation, String origin) {
        HandOkta okta = new HandOkta(origin);
        return switch (operation) {
            case "get" -> () -> okta.get(Responses.TOKEN);
            case "get.h2" -> {
                HandOkta secure = new HandOkta(TlsServer.http2(origin), TlsServer.client(origin));
                yield () -> secure.get(Responses.TOKEN);
            }
            case "list200" -> okta::list;
            case "error404" -> () -> okta.missing(Responses.MISSING);
            case "decode" -> {
                String json = Responses.oktaList();
                yield () -> okta.decode(json);
            }
            case "create.h1" -> handAstro(origin, new OkHttpClient());
            case "create.h1tls" -> handAstro(TlsServer.http1(origin), TlsServer.client(origin));
            case "create.h2" -> handAstro(TlsServer.http2(origin), TlsServer.client(origin));
            default -> throw unknown(operation);
        };
    }

    private static Callable<Long> handAstro(String origin, OkHttpClient client) {
        return new HandAstro(origin, Responses.ORGANIZATION, client)::create;
    }

    private static Callable<Long> handTyped(String operation, String origin) {
        HandTypedOkta okta = new HandTypedOkta(origin);
        return switch (operation) {
            case "get" -> () -> okta.get(Responses.TOKEN);
            case "list200" -> okta::list;
            case "decode" -> {
                String json = Responses.oktaList();
                yield () -> okta.decode(json);
            }
            default -> throw unknown(operation);
        };
    }

    private static Callable<Long> okta(String operation, String origin) {
        SdkOkta okta = new SdkOkta(origin);
        return switch (operation) {
            case "get" -> () -> okta.get(Responses.TOKEN);
            case "list200" -> okta::list;
            case "error404" -> () -> okta.missing(Responses.MISSING);
            default -> throw unknown(operation);
        };
    }

    private static Callable<Long> stock(String operation, String origin) {
        StockOkta okta = new StockOkta(origin);
        return switch (operation) {
            case "get" -> () -> okta.get(Responses.TOKEN);
            case "list200" -> okta::list;
            case "error404" -> () -> okta.missing(Responses.MISSING);
            case "decode" -> {
                String json = Responses.oktaList();
                yield () -> okta.decode(json);
            }
            case "create.h1" -> new StockAstro(origin, Responses.ORGANIZATION)::create;
            default -> throw unknown(operation);
        };
    }

    private static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException("there is no " + name);
    }
}
