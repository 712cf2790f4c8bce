package io.apitokens.testkit;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One page of an Astro list. Without {@code sorts} the order is by descending id. No {@code sorts} value produces that
 * order, so clients cannot rely on it.
 */
final class AstroPage {
    static final Map<String, Comparator<AstroToken>> TOKEN_SORTS = Map.of(
            "name", Comparator.comparing(AstroToken::name),
            "description", Comparator.comparing(AstroToken::description),
            "createdAt", Comparator.comparing(AstroToken::created),
            "updatedAt", Comparator.comparing(AstroToken::updated),
            "tokenStartAt", Comparator.comparing(AstroToken::created));
    static final Map<String, Comparator<AstroToken>> AGENT_SORTS = withAuthors();

    private final SimulatedCall call;
    private final int cap;
    private final Comparator<AstroToken> order;

    AstroPage(SimulatedCall call, int cap, Map<String, Comparator<AstroToken>> sorts) {
        this.call = call;
        this.cap = cap;
        this.order = order(call, sorts);
    }

    private static Map<String, Comparator<AstroToken>> withAuthors() {
        Map<String, Comparator<AstroToken>> sorts = new HashMap<>(TOKEN_SORTS);
        sorts.put("createdById", Comparator.comparing(AstroToken::createdById));
        sorts.put("updatedById", Comparator.comparing(AstroToken::updatedById));
        return Map.copyOf(sorts);
    }

    SimulatedResponse of(List<AstroToken> all) {
        int offset = number("offset", 0, Integer.MAX_VALUE);
        int limit = Math.min(number("limit", 20, 1000), cap);
        List<JsonTree> page = all.stream()
                .sorted(order)
                .skip(offset)
                .limit(limit)
                .map(AstroToken::json)
                .toList();
        JsonTree body = JsonTree.object()
                .set("tokens", page)
                .set("limit", limit)
                .set("offset", offset)
                .set("totalCount", all.size());
        return SimulatedResponse.json(200, body.build());
    }

    private int number(String name, int unset, int most) {
        String text = call.query(name);
        if (text == null) {
            return unset;
        }
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) > most) {
            throw AstroErrors.invalid(name, "range", name + " is out of range");
        }
        return Integer.parseInt(text);
    }

    private static Comparator<AstroToken> order(SimulatedCall call, Map<String, Comparator<AstroToken>> sorts) {
        Comparator<AstroToken> order = null;
        for (String sort : call.queryValues("sorts")) {
            Comparator<AstroToken> next = comparator(sort, sorts);
            order = order == null ? next : order.thenComparing(next);
        }
        return order == null
                ? Comparator.comparing(AstroToken::id).reversed()
                : order.thenComparingLong(AstroToken::number);
    }

    private static Comparator<AstroToken> comparator(String sort, Map<String, Comparator<AstroToken>> sorts) {
        int colon = sort.indexOf(':');
        @Nullable Comparator<AstroToken> field = colon < 0 ? null : sorts.get(sort.substring(0, colon));
        String direction = sort.substring(colon + 1);
        if (field == null || !(direction.equals("asc") || direction.equals("desc"))) {
            throw AstroErrors.invalid("sorts", "oneof", "sorts is unknown");
        }
        return direction.equals("asc") ? field : field.reversed();
    }
}
