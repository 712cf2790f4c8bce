package io.apitokens.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The requests that a simulator received, and the listeners of its exchanges. */
final class ExchangeLog {
    private final List<SimulatedRequest> requests = new ArrayList<>();
    private final List<Consumer<? super SimulatedExchange>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicInteger rejected = new AtomicInteger();

    SimulatedRequest record(IncomingRequest inbound) {
        SimulatedRequest request = new SimulatedRequest(inbound.method(), inbound.target(), inbound.body());
        synchronized (requests) {
            requests.add(request);
        }
        return request;
    }

    List<SimulatedRequest> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    void reject() {
        rejected.incrementAndGet();
    }

    int rejected() {
        return rejected.get();
    }

    void listen(Consumer<? super SimulatedExchange> listener) {
        listeners.add(listener);
    }

    void publish(SimulatedRequest request, IncomingRequest inbound, Delivery delivery, boolean faulted) {
        if (listeners.isEmpty()) {
            return;
        }
        SimulatedResponse response = delivery.response();
        String body = response.body();
        SimulatedExchange exchange = new SimulatedExchange(
                request,
                new ArrayList<>(inbound.headers().names()),
                delivery.isLost() ? 0 : response.status(),
                lines(response.headers()),
                body == null ? "" : body,
                faulted);
        listeners.forEach(listener -> listener.accept(exchange));
    }

    private static Map<String, List<String>> lines(List<ResponseHeader> headers) {
        Map<String, List<String>> lines = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach(line ->
                lines.computeIfAbsent(line.name(), name -> new ArrayList<>()).add(line.value()));
        lines.replaceAll((name, values) -> List.copyOf(values));
        return Collections.unmodifiableMap(lines);
    }
}
