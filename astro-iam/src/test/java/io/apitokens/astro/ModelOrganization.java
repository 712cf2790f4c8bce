package io.apitokens.astro;

import io.apitokens.transport.Attempt;
import io.apitokens.transport.Headers;
import io.apitokens.transport.HttpRequest;
import io.apitokens.transport.HttpResponse;
import io.apitokens.transport.HttpTransport;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A minimal organization for walks. It sorts tokens by the second of their creation, in an arbitrary order within a
 * second. It changes between any two requests, as it would under other clients.
 */
final class ModelOrganization implements HttpTransport {

    private static final Pattern PAGE = Pattern.compile("offset=(\\d+)&limit=(\\d+)");

    private record Entry(String id, long second, int rank) {}

    private final List<Entry> entries = new ArrayList<>();
    private final Random random;
    private final int cap;
    private final boolean counting;
    private Runnable betweenRequests = () -> {};
    private long second;
    private int made;
    private int requests;

    ModelOrganization(Random random, int cap, boolean counting) {
        this.random = random;
        this.cap = cap;
        this.counting = counting;
    }

    void betweenRequests(Runnable change) {
        betweenRequests = change;
    }

    /** Creates a token in the current second or, at random, up to two seconds later. */
    String create() {
        second += random.nextInt(4) == 0 ? random.nextInt(3) : 0;
        String id = "clm" + made++;
        entries.add(new Entry(id, second, random.nextInt()));
        entries.sort(Comparator.comparingLong(Entry::second).thenComparingInt(Entry::rank));
        return id;
    }

    /** Deletes tokens at random places. */
    void deleteSome(int count) {
        for (int i = 0; i < count && !entries.isEmpty(); i++) {
            entries.remove(random.nextInt(entries.size()));
        }
    }

    /** Deletes the oldest tokens. */
    void deleteOldest(int count) {
        entries.subList(0, Math.min(count, entries.size())).clear();
    }

    void delete(String id) {
        entries.removeIf(entry -> entry.id().equals(id));
    }

    List<String> ids() {
        return entries.stream().map(Entry::id).toList();
    }

    int requests() {
        return requests;
    }

    @Override
    public HttpResponse send(HttpRequest request, Attempt attempt) {
        requests++;
        betweenRequests.run();
        Matcher page = PAGE.matcher(request.url());
        if (!page.find()) {
            throw new IllegalArgumentException("a list was expected");
        }
        int offset = Integer.parseInt(page.group(1));
        int limit = Math.min(cap, Integer.parseInt(page.group(2)));
        List<String> tokens = entries.stream()
                .skip(offset)
                .limit(limit)
                .map(entry -> "{\"id\":\"" + entry.id() + "\",\"createdAt\":\"" + Instant.ofEpochSecond(entry.second())
                        + "\"}")
                .toList();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("tokens", tokens);
        if (counting) {
            body.put("totalCount", entries.size());
        }
        body.put("offset", offset);
        body.put("limit", limit);
        String json = body.toString().replaceAll("(tokens|totalCount|offset|limit)=", "\"$1\":");
        return new HttpResponse(
                200,
                Headers.of("Content-Type", "application/json"),
                new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }
}
