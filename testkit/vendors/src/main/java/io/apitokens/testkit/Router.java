package io.apitokens.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Selects the operation of a request; the first matching route applies. */
final class Router {
    private record Route(String method, List<String> template, Function<SimulatedCall, SimulatedResponse> handler) {}

    private final List<Route> routes = new ArrayList<>();

    /** Adds an operation; {@code {name}} in the template matches one path segment. */
    Router on(String method, String template, Function<SimulatedCall, SimulatedResponse> handler) {
        routes.add(new Route(method, List.of(template.substring(1).split("/")), handler));
        return this;
    }

    /** Returns whether an operation matches. */
    boolean matches(IncomingRequest request) {
        return routes.stream()
                .anyMatch(route -> route.method().equals(request.method())
                        && bind(route.template(), request.url().pathSegments()) != null);
    }

    /** Calls the matching operation, or returns the vendor's 404 or 405. */
    SimulatedResponse route(IncomingRequest request, String caller, IntFunction<SimulatedResponse> errors) {
        boolean pathKnown = false;
        for (Route route : routes) {
            Map<String, String> values = bind(route.template(), request.url().pathSegments());
            if (values != null) {
                if (route.method().equals(request.method())) {
                    return route.handler().apply(new SimulatedCall(request, caller, values));
                }
                pathKnown = true;
            }
        }
        return errors.apply(pathKnown ? 405 : 404);
    }

    private static @Nullable Map<String, String> bind(List<String> template, List<String> segments) {
        if (template.size() != segments.size()) {
            return null;
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < template.size(); i++) {
            String part = template.get(i);
            String segment = segments.get(i);
            if (part.startsWith("{") && !segment.isEmpty()) {
                values.put(part.substring(1, part.length() - 1), segment);
            } else if (!part.equals(segment)) {
                return null;
            }
        }
        return values;
    }
}
