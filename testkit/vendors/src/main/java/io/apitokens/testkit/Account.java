package io.apitokens.testkit;

import io.apitokens.Secret;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The state and the rules of one simulated account. Every method is called while holding the account's own monitor, so
 * that an operation is carried out as a whole.
 */
abstract class Account<T extends StoredToken> {
    private final InstantSource clock;
    private final Map<String, T> tokens = new LinkedHashMap<>();
    private final Router routes = new Router();

    Account(InstantSource clock) {
        this.clock = clock;
    }

    final Instant now() {
        return clock.instant();
    }

    final void add(T token) {
        tokens.put(token.id(), token);
    }

    final void forget(T token) {
        tokens.remove(token.id());
    }

    /** Returns a token dead or alive; null where this account never had it or has forgotten it. */
    final @Nullable T find(String id) {
        return tokens.get(id);
    }

    final Collection<T> tokens() {
        return tokens.values();
    }

    final Set<String> liveTokenIds() {
        Instant now = now();
        Set<String> live = new TreeSet<>();
        tokens.values().stream().filter(token -> token.alive(now)).forEach(token -> live.add(token.id()));
        return live;
    }

    /** Returns the token of a credential, dead or alive. */
    final @Nullable T owner(Secret credential) {
        for (T token : tokens.values()) {
            if (token.credential().equals(credential)) {
                return token;
            }
        }
        return null;
    }

    final boolean accepts(Secret credential) {
        T token = owner(credential);
        return token != null && token.alive(now());
    }

    /** Returns the live token that the request authenticates with, or refuses with the vendor's words. */
    abstract T authenticate(Inbound request);

    /** Counts a request against the vendor's limits, or refuses it. */
    void admit() {}

    /** Returns the vendor's operations, to which its account adds them. */
    final Router routes() {
        return routes;
    }

    /** Returns the credential that a request presents with a scheme; null where it presents none, or another way. */
    static @Nullable Secret presented(Inbound request, String scheme) {
        String header = request.header("Authorization");
        if (header == null || !header.startsWith(scheme + " ") || header.length() == scheme.length() + 1) {
            return null;
        }
        return Secret.of(header.substring(scheme.length() + 1));
    }

    /** Returns an error in the vendor's shape, with the text the vendor gives for that status. */
    abstract Answer error(int status);

    /** Adds the headers that the vendor puts on every answer. */
    Answer decorate(Answer answer) {
        return answer;
    }

    /** Names the properties whose values may grow: {@code name}, or {@code parent.name} where the name alone is vague. */
    abstract Set<String> openEnums();
}
