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
 * The state and the rules of one simulated account. Callers hold the account's monitor during every method, so that
 * each operation is atomic.
 */
abstract class SimulatedAccount<T extends StoredToken> {
    private final InstantSource timeSource;
    private final Map<String, T> tokens = new LinkedHashMap<>();
    private final Router routes = new Router();

    SimulatedAccount(InstantSource timeSource) {
        this.timeSource = timeSource;
    }

    final Instant now() {
        return timeSource.instant();
    }

    /** Issues a token with certain properties. Throws if the vendor's records cannot show one of them. */
    abstract T seed(SimulatedToken seed);

    final void add(T token) {
        tokens.put(token.id(), token);
    }

    final void forget(T token) {
        tokens.remove(token.id());
    }

    /** Returns the token of an id, live or not; null if the account never issued it or has removed it. */
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

    /** Returns the token that has this credential, live or not; null if there is none. */
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

    /** Returns the live token that the request authenticates with, or throws the vendor's error response. */
    abstract T authenticate(IncomingRequest request);

    /** Counts a request against the vendor's rate limit, or rejects it. */
    void admit() {}

    /** Returns the vendor's operations. The account's constructor adds them. */
    final Router routes() {
        return routes;
    }

    /** Returns the credential that a request carries under a scheme; null if there is none or the scheme differs. */
    static @Nullable Secret presented(IncomingRequest request, String scheme) {
        String header = request.header("Authorization");
        if (header == null || !header.startsWith(scheme + " ") || header.length() == scheme.length() + 1) {
            return null;
        }
        return Secret.of(header.substring(scheme.length() + 1));
    }

    /** Returns an error response in the vendor's format, with the vendor's message for that status. */
    abstract SimulatedResponse error(int status);

    /** Adds the headers that the vendor sends with every response. */
    SimulatedResponse decorate(SimulatedResponse response) {
        return response;
    }

    /**
     * Returns the fields with open enumerations: {@code name}, or {@code parent.name} if the name alone is ambiguous.
     */
    abstract Set<String> openEnums();
}
