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
        if (operation.equals("create")) {
            return new OursAstro(origin, Responses.ORGANIZATION)::create;
        }
        if (operation.equals("decode")) {
            return new OursOkta(origin, new CannedTransport(Responses.oktaList()))::list;
        }
        OursOkta okta = new OursOkta(origin);
        return switch (operation) {
            case "get" -> () -> okta.get(Responses.TOKEN);
            case "list200" -> okta::list;
            case "facade200" -> okta::listByFacade;
            case "error" -> () -> okta.missing(Responses.MISSING);
            default -> throw unknown(operation);
        };
    }

    private static Callable<Long> hand(String operation, String origin) {
        HandOkta okta = new HandOkta(origin);
        return switch (operation) {
            case "get" -> () -> okta.get(Responses.TOKEN);
            case "list200" -> okta::list;
            case "error" -> () -> okta.missing(Responses.MISSING);
            case "decode" -> {
                String json = Responses.oktaList();
                yield () -> okta.decode(json);
            }
            case "create" -> new HandAstro(origin, Responses.ORGANIZATION)::create;
            default -> throw unknown(operation);
        };
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
            case "error" -> () -> okta.missing(Responses.MISSING);
            default -> throw unknown(operation);
        };
    }

    private static Callable<Long> stock(String operation, String origin) {
        StockOkta okta = new StockOkta(origin);
        return switch (operation) {
            case "get" -> () -> okta.get(Responses.TOKEN);
            case "list200" -> okta::list;
            case "error" -> () -> okta.missing(Responses.MISSING);
            case "decode" -> {
                String json = Responses.oktaList();
                yield () -> okta.decode(json);
            }
            case "create" -> new StockAstro(origin, Responses.ORGANIZATION)::create;
            default -> throw unknown(operation);
        };
    }

    private static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException("there is no " + name);
    }
}
